import type { Participant } from '../../protocol/messages';
import { isInCare, type LeadView, type RoomState } from '../../session/state';

/** A cough or a yes does not count as having spoken. */
const SPOKEN_SECONDS = 3;

/**
 * Participants in the room who have not spoken since the start, or since the server began to listen. Only those in
 * care are listed.
 */
export function notSpokenYet(state: RoomState, lead: LeadView): Participant[] {
  const { spoke } = lead;
  if (!spoke || state.session.startedAt === null) return [];
  return state.participants.filter(
    (one) => isInCare(one) && (spoke.seconds[one.participantId] ?? 0) < SPOKEN_SECONDS,
  );
}
