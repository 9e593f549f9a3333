import type { RoomState } from '../../session/state';
import { text } from '../../text';

/** A sentence about the present lead; null before the start and with one lead only. */
export function leadHandover({ session, participants, you }: RoomState): string | null {
  const leads = participants.filter((one) => one.role === 'lead');
  if (session.phase === 'doors-open' || leads.length < 2) return null;
  const leading = leads.find((one) => one.participantId === session.leading);
  if (!leading) return text.lead.nobodyLeads;
  return leading.participantId === you.participantId ? text.lead.youLead : text.lead.otherLeads(leading.name);
}
