import type { Crisis, OpenTask } from '../../protocol/messages';
import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';

/** The required action of a lead for each crisis, most urgent first. */
export interface CrisisViews {
  /** No lead is with them. */
  alarms: Crisis[];
  /** Their connection is down: to be called, or being called. */
  calls: { crisis: Crisis; task: OpenTask }[];
  /** This lead is with them. */
  own: Crisis | undefined;
  /** Another lead is. */
  others: Crisis[];
}

export function crisisViews(lead: Pick<LeadView, 'crises' | 'tasks'>, ownId: string): CrisisViews {
  const calls = lead.crises.flatMap((crisis) =>
    lead.tasks
      .filter((task) => task.kind === 'telephone-callback' && task.participantId === crisis.participantId)
      .map((task) => ({ crisis, task })),
  );
  const called = (one: Crisis) => calls.some(({ crisis }) => crisis === one);
  return {
    alarms: lead.crises.filter((one) => !one.answered && !called(one)),
    calls,
    own: lead.crises.find((one) => one.with.includes(ownId)),
    others: lead.crises.filter((one) => one.answered && !one.with.includes(ownId) && !called(one)),
  };
}

/** `1:05`. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function nameOf(state: RoomState, participantId: string): string {
  return state.participants.find((one) => one.participantId === participantId)?.name ?? text.unnamed;
}
