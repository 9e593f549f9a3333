import { describe, expect, it } from 'vitest';
import { ana, ben, elena, groupSnapshot, session } from '../testing/people';
import type { ServerMessage } from '../protocol/messages';
import { besideOneself, isHeld, ownSideRoom } from '../ui/side-rooms/whereabouts';
import { reduce } from './reduce';
import { joining, type RoomState } from './state';

const sideRooms = [{ sideRoomId: 's-1', purpose: 'small-group' as const, closesAt: null }];
const in1 = { sideRoomId: 's-1' };

function after(...messages: ServerMessage[]): RoomState {
  const first: ServerMessage = { type: 'snapshot', ...groupSnapshot, participants: [elena, ana, ben] };
  let state = reduce(joining, { from: 'server', message: first, now: 0 });
  for (const message of messages) state = reduce(state, { from: 'server', message, now: 0 });
  return state as RoomState;
}

const speaks = (participantId: string): ServerMessage => ({
  type: 'speaking',
  participantId,
  speaking: true,
});

describe('places', () => {
  it('somebody who goes elsewhere is not heard any more', () => {
    const state = after(speaks('p-ben'), {
      type: 'participant-changed',
      version: 21,
      participant: { ...ben, ...in1 },
    });
    expect(state.speaking).toEqual([]);
    expect(besideOneself(state).map((one) => one.participantId)).toEqual(['p-elena', 'p-ana']);
  });

  it('a snapshot of another place silences those who stayed behind', () => {
    const state = after(speaks('p-ben'), speaks('p-elena'), {
      type: 'snapshot',
      ...groupSnapshot,
      session: { ...session, sideRooms },
      participants: [{ ...elena, ...in1 }, { ...ana, ...in1 }, ben],
    });
    expect(state.speaking).toEqual(['p-elena']);
    expect(ownSideRoom(state)).toEqual(sideRooms[0]);
  });

  it('help is on its way, and then it came', () => {
    const asked: ServerMessage = {
      type: 'assistance-changed',
      version: 21,
      requestedAt: '2026-11-21T23:20:00.000Z',
    };
    expect(after(asked).you.assistanceRequestedAt).toBe('2026-11-21T23:20:00.000Z');
    expect(
      after(asked, { type: 'assistance-changed', version: 22, requestedAt: null }).you.assistanceRequestedAt,
    ).toBeUndefined();
  });

  it('a group without a lead is held', () => {
    const hold = { ...session, hold: { since: '2026-11-21T23:20:00.000Z' } };
    expect(isHeld(after({ type: 'session-changed', version: 21, session: hold }))).toBe(true);
    expect(isHeld(after())).toBe(false);
  });
});
