import type { Participant } from '../../protocol/messages';
import { isInCare, type LeadView, type RoomState } from '../../session/state';

/** A cough or a yes is not yet a word of one's own. */
const SPOKEN_SECONDS = 3;

/** Those in the room of whom nothing was heard since the start, or since the server listens. Only who speaks for themself in the group is asked for. */
export function notSpokenYet(state: RoomState, lead: LeadView): Participant[] {
  const { spoke } = lead;
  if (!spoke || state.session.startedAt === null) return [];
  return state.participants.filter(
    (one) => isInCare(one) && (spoke.seconds[one.participantId] ?? 0) < SPOKEN_SECONDS,
  );
}
