import { describe, expect, test } from 'vitest';
import type { ServerMessage } from '../protocol/messages';
import {
  ana,
  ben,
  benWaits,
  groupSnapshot,
  leadsSnapshot,
  NOW,
  session,
  waitingSnapshot,
  welcome,
} from '../testing/people';
import { reduce, type Input } from './reduce';
import { joining, type ClientState, type RoomState } from './state';

const now = Date.parse(NOW);
const hear = (message: ServerMessage): Input => ({ from: 'server', message, now });
const after = (state: ClientState, ...messages: ServerMessage[]) =>
  messages.reduce((before, message) => reduce(before, hear(message)), state);
const room = (...messages: ServerMessage[]) =>
  after(joining, welcome(groupSnapshot), ...messages) as RoomState;
const leads = (...messages: ServerMessage[]) =>
  after(joining, welcome(leadsSnapshot), ...messages) as RoomState;

describe('coming in', () => {
  test('a patient is in the waiting room and told what is true', () => {
    const state = after(joining, welcome(waitingSnapshot));
    expect(state).toMatchObject({
      at: 'waiting',
      waitingRoom: { leadsHere: 1, seen: false },
      returned: false,
    });
  });

  test('being seen changes what is said', () => {
    const state = after(joining, welcome(waitingSnapshot), {
      type: 'waiting-room-changed',
      version: 13,
      session,
      waitingRoom: { leadsHere: 1, seen: true },
    });
    expect(state).toMatchObject({ at: 'waiting', waitingRoom: { seen: true } });
  });

  test('admitted: a snapshot of the group', () => {
    const state = after(joining, welcome(waitingSnapshot), { type: 'snapshot', ...groupSnapshot });
    expect(state).toMatchObject({ at: 'room', lead: null });
  });

  test('asked back to the waiting room', () => {
    const state = after(room(), { type: 'snapshot', ...waitingSnapshot });
    expect(state).toMatchObject({ at: 'waiting', returned: true });
    expect(JSON.stringify(state)).not.toContain('Elena');
  });

  test('the clock of this device may be wrong', () => {
    const state = reduce(joining, { from: 'server', message: welcome(groupSnapshot), now: now - 90_000 });
    expect(state).toMatchObject({ clockAheadMs: 90_000 });
  });
});

describe('in the room', () => {
  test('people come, change and go, and nobody else moves', () => {
    const state = room(
      { type: 'participant-changed', version: 21, participant: ben },
      { type: 'participant-changed', version: 22, participant: { ...ana, handRaisedAt: NOW } },
      { type: 'participant-gone', version: 23, participantId: 'p-marcus', reason: 'left' },
    );
    expect(state.participants.map((one) => one.participantId)).toEqual(['p-elena', 'p-ana', 'p-ben']);
    expect(state.participants[1]?.handRaisedAt).toBe(NOW);
  });

  test('chat keeps the name of somebody who is gone', () => {
    const state = room(
      { type: 'chat', from: 'p-marcus', to: 'group', text: 'See you', at: NOW },
      { type: 'participant-gone', version: 21, participantId: 'p-marcus', reason: 'left' },
      { type: 'chat', from: 'p-ana', to: 'group', text: 'Bye', at: NOW },
    );
    expect(state.chat).toMatchObject([
      { number: 1, name: 'Marcus O.', mine: false },
      { number: 2, name: 'Ana M.', mine: true },
    ]);
  });

  test('the newest speaker comes first, and silence takes away', () => {
    const state = room(
      { type: 'speaking', participantId: 'p-elena', speaking: true },
      { type: 'speaking', participantId: 'p-marcus', speaking: true },
      { type: 'speaking', participantId: 'p-elena', speaking: false },
    );
    expect(state.speaking).toEqual(['p-marcus']);
  });

  test('a switch of somebody else', () => {
    const sending = { audio: false, video: true };
    const state = room({ type: 'sending-changed', participantId: 'p-marcus', sending });
    expect(state.participants[1]?.sending).toEqual(sending);
  });
});

describe('of whom nothing is received', () => {
  const nothing = { ...ana, media: { audio: false, video: false } };
  const change = (participant: typeof ana, at: number): Input => ({
    from: 'server',
    message: { type: 'participant-changed', version: 21, participant },
    now: at,
  });

  test('since when, until something is', () => {
    let state = reduce(room(), change(nothing, now + 1_000));
    expect(state).toMatchObject({ unheardSince: now + 1_000 });
    state = reduce(state, change({ ...nothing, handRaisedAt: NOW }, now + 9_000));
    expect(state).toMatchObject({ unheardSince: now + 1_000 });
    expect(reduce(state, change(ana, now + 9_500))).toMatchObject({ unheardSince: null });
  });

  test('a line that comes back begins anew', () => {
    const down = reduce(reduce(room(), change(nothing, now)), { from: 'connection', connection: 'down' });
    const { participants: _none, ...resumed } = groupSnapshot;
    expect(
      reduce(down, { from: 'server', message: welcome(resumed, { resumed: true }), now: now + 60_000 }),
    ).toMatchObject({ unheardSince: now + 60_000 });
  });
});

describe('a line that drops', () => {
  test('the room goes on standing', () => {
    const state = reduce(room({ type: 'chat', from: 'p-elena', to: 'group', text: 'Hi', at: NOW }), {
      from: 'connection',
      connection: 'down',
    });
    expect(state).toMatchObject({ at: 'room', connection: 'down' });
    expect((state as RoomState).participants).toHaveLength(3);
  });

  test('resumed: what was there stays, what was missed follows', () => {
    const { participants: _none, ...resumed } = groupSnapshot;
    const before = reduce(room({ type: 'chat', from: 'p-elena', to: 'group', text: 'Hi', at: NOW }), {
      from: 'connection',
      connection: 'down',
    });
    const state = after(before, welcome(resumed, { resumed: true }), {
      type: 'participant-changed',
      version: 21,
      participant: ben,
    }) as RoomState;
    expect(state.connection).toBe('up');
    expect(state.participants).toHaveLength(4);
    expect(state.chat).toHaveLength(1);
  });

  test('not resumed: the snapshot is the truth, and the chat is kept', () => {
    const before = room({ type: 'chat', from: 'p-elena', to: 'group', text: 'Hi', at: NOW });
    const state = after(before, welcome({ ...groupSnapshot, participants: [ana] })) as RoomState;
    expect(state.participants).toHaveLength(1);
    expect(state.chat).toHaveLength(1);
  });
});

describe('what leads see', () => {
  test('the whole queue each time, with its version', () => {
    const state = leads({ type: 'waiting-changed', version: 33, waiting: [benWaits] });
    expect(state.lead).toMatchObject({ queue: [benWaits], queueVersion: 33 });
  });

  test('marks are put in by person', () => {
    const mark = { participantId: 'p-ben', qualifyingSeconds: 5, counting: false, asOf: NOW };
    const state = leads({ type: 'attendance-changed', version: 22, attendance: [mark] });
    expect(Object.keys(state.lead?.attendance ?? {})).toEqual(['p-ana', 'p-ben']);
  });

  test('a lost connection and a tried door are noticed', () => {
    const lost = leads({
      type: 'participant-gone',
      version: 22,
      participantId: 'p-ana',
      reason: 'connection-lost',
    });
    expect(lost.lead?.notice).toMatchObject({ kind: 'gone', who: { name: 'Ana Morales' } });
    expect(after(lost, { type: 'door-tried', at: NOW })).toMatchObject({
      lead: { notice: { kind: 'door-tried', number: 2 } },
    });
  });

  test('that somebody in their care has left is noticed, and not what a lead did', () => {
    const gone = (participantId: string, reason: 'left' | 'removed' | 'returned-to-waiting') =>
      leads({ type: 'participant-gone', version: 22, participantId, reason }).lead?.notice;
    expect(gone('p-ana', 'left')).toMatchObject({ kind: 'gone', reason: 'left', who: { role: 'patient' } });
    expect(gone('p-marcus', 'left')).toBeNull();
    expect(gone('p-ana', 'removed')).toBeNull();
    expect(gone('p-ana', 'returned-to-waiting')).toBeNull();
  });

  test('a patient has none of it', () => {
    const state = room({ type: 'waiting-changed', version: 33, waiting: [benWaits] });
    expect(JSON.stringify(state)).not.toContain('Ben');
  });
});

test('an ending remembers which session it was, and nothing changes it but a new beginning', () => {
  const out = reduce(room(), { from: 'ending', ending: { reason: 'removed' } });
  expect(out).toMatchObject({ at: 'out', ending: { reason: 'removed' }, session: { title: session.title } });
  expect(reduce(out, { from: 'connection', connection: 'down' })).toBe(out);
  expect(after(out, { type: 'chat', from: 'p-elena', to: 'group', text: 'Hi', at: NOW })).toBe(out);
});
