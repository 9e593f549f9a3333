import type { Participant } from '../../protocol/messages';

/** Raised hands, the longest first. */
export function handsInOrder(participants: Participant[]): Participant[] {
  return participants
    .filter((one) => one.handRaisedAt !== null)
    .sort((a, b) => ((a.handRaisedAt ?? '') < (b.handRaisedAt ?? '') ? -1 : 1));
}
