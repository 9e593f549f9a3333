import { expect, test } from 'vitest';
import type { Agenda } from '../../protocol/messages';
import { NOW, session } from '../../testing/people';
import { nowAndNext } from './nowAndNext';

const parts: Agenda['parts'] = [
  { part: 'check-in-round', title: 'How everybody is', minutes: 30 },
  { part: 'break', title: 'Break', minutes: 15 },
  { part: 'closing', title: 'Closing round', minutes: 25 },
];
const at = (number: number | null, phase = session.phase) =>
  nowAndNext({ ...session, phase, agenda: { parts, current: number ? { number, since: NOW } : null } });

test('what is on, and what comes next', () => {
  expect(at(null)).toEqual(['Next: How everybody is']);
  expect(at(1)).toEqual(['Now: How everybody is', 'Next: Break']);
  expect(at(3)).toEqual(['Now: Closing round']);
});

test('a break is on while the group is on it', () => {
  expect(at(2, 'on-break')).toEqual(['Now: Break', 'Next: Closing round']);
  expect(at(2, 'in-session')).toEqual(['Next: Closing round']);
});

test('a room without an agenda says nothing', () => {
  expect(nowAndNext(session)).toEqual([]);
});
