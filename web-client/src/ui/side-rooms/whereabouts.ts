import type { Participant, SideRoom } from '../../protocol/messages';
import { ownParticipant, type RoomState } from '../../session/state';

/** The side-room this person is in; null with the group. */
export function ownSideRoom(state: RoomState): SideRoom | null {
  const id = ownParticipant(state)?.sideRoomId ?? null;
  return (state.session.sideRooms ?? []).find((room) => room.sideRoomId === id) ?? null;
}

/** Participants in the same room: the only ones who are seen and heard. */
export function besideOneself(state: RoomState): Participant[] {
  const id = ownParticipant(state)?.sideRoomId ?? null;
  return state.participants.filter((one) => one.sideRoomId === id);
}

/** True when this person is held because no lead supervises the group. */
export function isHeld(state: RoomState): boolean {
  return state.session.hold != null && state.lead === null;
}

export function smallGroups(state: RoomState): SideRoom[] {
  return (state.session.sideRooms ?? []).filter((room) => room.purpose === 'small-group');
}

/** Splits into groups of nearly the same size. */
export function evenSplit(ids: string[], groups: number): Record<string, number> {
  return Object.fromEntries(ids.map((id, index) => [id, index % groups]));
}

/** The seconds until the end, never negative. */
export function secondsLeft(closesAt: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(closesAt) - now) / 1000));
}
