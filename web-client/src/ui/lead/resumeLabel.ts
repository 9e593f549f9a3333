import type { SessionView } from '../../protocol/messages';
import { text } from '../../text';

/**
 * The label of the resume button: after a break of the agenda the server begins the next part that is not a break.
 */
export function resumeLabel({ agenda }: SessionView): string {
  const current = agenda?.current;
  if (!agenda || !current || agenda.parts[current.number - 1]?.part !== 'break') return text.lead.resume;
  const next = agenda.parts.slice(current.number).find(({ part }) => part !== 'break');
  return next ? text.lead.resumeWith(next.title) : text.lead.resume;
}
