import { useEffect, useState } from 'preact/hooks';
import type { ChatLine } from '../../session/state';

/** How many of these lines came from others since this person last had them open. */
export function useUnread(lines: ChatLine[], open: boolean): number {
  const newest = lines[lines.length - 1]?.number ?? 0;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (open) setSeen(newest);
  }, [open, newest]);
  return open ? 0 : lines.filter((line) => line.number > seen && !line.mine).length;
}
