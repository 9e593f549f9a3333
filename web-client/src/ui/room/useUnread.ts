import { useEffect, useState } from 'preact/hooks';
import type { ChatMessage } from '../../session/state';

/** Counts the messages of others since this person last had them open. */
export function useUnread(messages: ChatMessage[], open: boolean): number {
  const newest = messages[messages.length - 1]?.number ?? 0;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (open) setSeen(newest);
  }, [open, newest]);
  return open ? 0 : messages.filter((message) => message.number > seen && !message.mine).length;
}
