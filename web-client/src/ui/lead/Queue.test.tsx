// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { CheckIn } from '../../protocol/messages';
import type { RoomState } from '../../session/state';
import { checked, fakeController, nothing, press, stateOf } from '../../testing/fakeRoom';
import { benWaits, chloeWaits, danaWentAway, leadsSnapshot, NOW } from '../../testing/people';
import { LeadPanel } from './LeadPanel';

test('the queue is shown, and said to be', () => {
  const { controller, commands, seen } = fakeController();
  const state = stateOf<RoomState>({
    ...leadsSnapshot,
    waiting: [benWaits, { ...chloeWaits, preflight: checked }],
  });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(seen).toEqual([20]);
  expect(screen.getByTestId('line-check').textContent).toContain('Connection: trouble');
  press('Admit Ben Carter');
  press('Not now: Chloe Dubois');
  press('Admit everyone');
  expect(commands).toEqual([
    { type: 'admit', participantId: 'p-ben' },
    { type: 'decline', participantId: 'p-chloe' },
    { type: 'admit-all' },
  ]);
});

const unsafe: CheckIn = {
  receivedAt: NOW,
  locationConfirmed: true,
  answersState: 'good',
  need: 'unsafe',
  sign: null,
  answers: [{ linkId: 'call-back', label: 'Call back', value: '512 555 0134' }],
};

test('who went away can be called, and what they answered stands there', () => {
  const { controller, commands } = fakeController();
  const state = stateOf<RoomState>({
    ...leadsSnapshot,
    waiting: [{ ...danaWentAway, checkIn: unsafe }, benWaits],
  });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(screen.getByTestId('check-in-card').textContent).toContain('512 555 0134');
  expect(screen.queryByRole('button', { name: 'Admit Dana Kowalski' })).toBeNull();
  press('Call them back: Dana Kowalski');
  press('Yes, call them');
  expect(commands).toEqual([{ type: 'raise-crisis', participantId: 'p-dana' }]);
});
