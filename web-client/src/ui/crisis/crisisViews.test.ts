import { expect, test } from 'vitest';
import type { Crisis, OpenTask } from '../../protocol/messages';
import { crisisViews, minutesAndSeconds } from './crisisViews';

const at = '2026-11-21T17:05:00.000Z';
const crisis = (participantId: string, answered: boolean, beside: string[] = []): Crisis => ({
  crisisId: `c-${participantId}`,
  participantId,
  name: participantId,
  raisedAt: at,
  answered,
  with: beside,
  connected: true,
});
const call: OpenTask = {
  taskId: 't-1',
  kind: 'telephone-callback',
  participantId: 'p-chloe',
  name: 'p-chloe',
  raisedAt: at,
  dueAt: at,
  taken: false,
  takenBy: null,
  takenById: null,
  durable: false,
  unreached: false,
};

test('each crisis is shown once: nobody there, to be called, with me, with the other', () => {
  const views = crisisViews(
    {
      crises: [
        crisis('p-ana', false),
        crisis('p-ben', true, ['p-rivera']),
        crisis('p-chloe', true),
        crisis('p-dev', true, ['p-okafor']),
      ],
      tasks: [call],
    },
    'p-rivera',
  );
  expect(views.alarms.map((one) => one.participantId)).toEqual(['p-ana']);
  expect(views.calls.map((one) => one.crisis.participantId)).toEqual(['p-chloe']);
  expect(views.own?.participantId).toBe('p-ben');
  expect(views.others.map((one) => one.participantId)).toEqual(['p-dev']);
});

test('a countdown says minutes and seconds and stops at nothing', () => {
  expect(minutesAndSeconds(65_000)).toBe('1:05');
  expect(minutesAndSeconds(-3)).toBe('0:00');
});
