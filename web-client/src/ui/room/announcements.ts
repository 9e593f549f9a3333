import type { Level } from '../../network/networkQuality';
import { ownParticipant, type RoomState } from '../../session/state';
import { text } from '../../text';
import { weakNetwork } from '../network/weakNetwork';
import { besideOneself, isHeld, ownSideRoom } from '../side-rooms/whereabouts';

/** A sentence about the own devices that a lead has muted. */
export function heldBack(state: RoomState): string {
  const held = ownParticipant(state)?.mutedByLead ?? [];
  return text.sentences([
    held.includes('audio') && text.room.heldMic,
    held.includes('video') && text.room.heldCamera,
  ]);
}

/** The announcement for a participant who does not see the screen. */
export function announcement(state: RoomState, level: Level, sharing: boolean): string {
  if (state.connection !== 'up') return text.room.connectionDown;
  if (!state.session.video) return text.room.noVideo;
  if (isHeld(state)) return text.sentences([text.hold.title, text.hold.body]);
  const place = announcedRoom(state);
  if (place) return place;
  const weak = weakNetwork(level, sharing);
  if (weak) return weak;
  if (state.session.phase === 'on-break') return text.break.title;
  if (state.session.phase === 'doors-open') return text.room.notStarted;
  if (state.calledOn === state.you.participantId) return text.room.youAreCalledOn;
  const called = state.participants.find((one) => one.participantId === state.calledOn);
  if (called) return text.room.theyAreCalledOn(called.name);
  return text.sentences([text.phases[state.session.phase], text.room.people(besideOneself(state).length)]);
}

function announcedRoom(state: RoomState): string | null {
  const room = ownSideRoom(state);
  if (!room) return null;
  if (room.closesAt) return text.sideRooms.calledBack;
  if (room.purpose === 'small-group') {
    return state.lead ? text.sideRooms.visiting : text.sideRooms.inSmallGroup;
  }
  const other = besideOneself(state).find((one) => one.participantId !== state.you.participantId);
  return state.lead
    ? text.sideRooms.apartWith(other?.name ?? '')
    : text.sideRooms.withLead(other?.name ?? text.roles.lead);
}
