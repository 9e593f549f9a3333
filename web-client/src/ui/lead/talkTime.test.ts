import { expect, test } from 'vitest';
import { joining, type RoomState } from '../../session/state';
import { reduce } from '../../session/reduce';
import { ana, ben, chloe, elena, leadsSnapshot, NOW, participant, welcome } from '../../testing/people';
import { handsInOrder } from '../room/hands';
import { notSpokenYet } from './talkTime';

const later = '2026-11-21T23:21:00.000Z';
const watcher = participant('nia', 'Nia B.', 'observer');

function state(spokeSeconds?: Record<string, number>): RoomState {
  const snapshot = { ...leadsSnapshot, participants: [elena, ana, ben, watcher] };
  const room = reduce(joining, { from: 'server', message: welcome(snapshot), now: 0 });
  return (
    spokeSeconds
      ? reduce(room, { from: 'server', message: { type: 'talk-time', since: null, spokeSeconds }, now: 0 })
      : room
  ) as RoomState;
}

const names = (room: RoomState) => (room.lead ? notSpokenYet(room, room.lead).map((one) => one.name) : []);

test('hands in the order in which they went up', () => {
  const hands = handsInOrder([{ ...ana, handRaisedAt: later }, chloe, { ...ben, handRaisedAt: NOW }]);
  expect(hands.map((one) => one.name)).toEqual(['Ben C.', 'Ana M.']);
});

test('who has not spoken: members only, and a cough is no word', () => {
  expect(names(state({ 'p-ben': 2, 'p-ana': 40 }))).toEqual(['Ben C.']);
  expect(names(state({}))).toEqual(['Ana M.', 'Ben C.']);
});

test('nothing is said of anybody before the server has said who spoke', () => {
  expect(names(state())).toEqual([]);
});
