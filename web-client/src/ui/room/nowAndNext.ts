import type { SessionView } from '../../protocol/messages';
import { text } from '../../text';

/** The present and the next part of the agenda, without a clock, so that participants do not feel hurried. */
export function nowAndNext({ agenda, phase }: SessionView): string[] {
  if (!agenda) return [];
  const { parts, current } = agenda;
  const on = current ? parts[current.number - 1] : undefined;
  const next = parts[current?.number ?? 0];
  // A break that has ended is not the present part, whatever begins next.
  const isOn = on && !(on.part === 'break' && phase !== 'on-break');
  return [isOn && text.room.now(on.title), next && text.room.next(next.title)].filter(
    (words) => typeof words === 'string',
  );
}
