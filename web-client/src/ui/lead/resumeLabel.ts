import type { SessionView } from '../../protocol/messages';
import { text } from '../../text';

/** What resuming leads to: after the break of the agenda the server begins the next part that is none. */
export function resumeLabel({ agenda }: SessionView): string {
  const current = agenda?.current;
  if (!agenda || !current || agenda.parts[current.number - 1]?.part !== 'break') return text.lead.resume;
  const next = agenda.parts.slice(current.number).find(({ part }) => part !== 'break');
  return next ? text.lead.resumeWith(next.title) : text.lead.resume;
}
