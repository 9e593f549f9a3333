// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { RoomState } from '../../session/state';
import { checked, fakeController, nothing, press, stateOf } from '../../testing/fakeRoom';
import { benWaits, chloeWaits, leadsSnapshot } from '../../testing/people';
import { LeadPanel } from './LeadPanel';

test('the queue is shown, and said to be', () => {
  const { controller, commands, seen } = fakeController();
  const state = stateOf<RoomState>({
    ...leadsSnapshot,
    waiting: [benWaits, { ...chloeWaits, check: checked }],
  });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(seen).toEqual([20]);
  expect(screen.getByTestId('line-check').textContent).toContain('Line: trouble');
  press('Admit Ben Carter');
  press('Not now: Chloe Dubois');
  press('Admit everyone');
  expect(commands).toEqual([
    { type: 'admit', participantId: 'p-ben' },
    { type: 'decline', participantId: 'p-chloe' },
    { type: 'admit-all' },
  ]);
});
