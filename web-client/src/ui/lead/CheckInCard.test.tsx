// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { CheckIn } from '../../protocol/messages';
import { fakeScope } from '../../testing/fakeApi';
import type { RoomController } from '../room/RoomController';
import { CheckInCard } from './CheckInCard';

const good: CheckIn = {
  receivedAt: '2026-11-21T23:18:00.000Z',
  locationConfirmed: true,
  answersState: 'good',
  need: 'steady',
  sign: null,
  answers: [{ linkId: 'safe', label: 'Feels safe', value: true }],
};

const show = (checkIn: CheckIn) =>
  render(
    <CheckInCard
      participantId="p-ana"
      name="Ana Morales"
      checkIn={checkIn}
      zone="America/Chicago"
      controller={fakeScope(() => ({ points: [], sign: null })) as RoomController}
    />,
  );

test('answers as they were given are shown without a remark', () => {
  show(good);
  expect(screen.getByText('Feels safe')).toBeTruthy();
  expect(screen.queryByTestId('answers-state')).toBeNull();
});

test.each([
  ['changed', 'unknown', 'These answers were changed after they were given. Do not rely on them.'],
  ['lost', 'unknown', 'These answers can no longer be read. Ask the person again.'],
  ['coming', null, 'The answers are being read.'],
] as const)('answers that are %s: that is said', (answersState, need, words) => {
  show({ ...good, answersState, need, answers: [] });
  expect(screen.getByTestId('answers-state').textContent).toContain(words);
});
