// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { RoomState } from '../../session/state';
import { fakeController, nothing, press, stateOf } from '../../testing/fakeRoom';
import { ana, leadsSnapshot, NOW } from '../../testing/people';
import { LeadPanel } from './LeadPanel';

test('what somebody said who cannot be heard, and how long ago', () => {
  const { controller } = fakeController();
  const said = { hearing: true, at: new Date(Date.parse(NOW) - 130_000).toISOString() };
  const silent = { ...ana, media: { audio: false, video: false }, selfReport: said };
  const state = { ...stateOf<RoomState>({ ...leadsSnapshot, participants: [silent] }) };
  if (!state.lead) throw new Error('not a lead');
  state.clockAheadMs = Date.parse(NOW) - Date.now();
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(screen.getByTestId('roster-row').textContent).toContain(
    'said 2 min ago: here, hears you · no sound or video',
  );
});

test('what cannot be taken back asks first', () => {
  const { controller, commands } = fakeController();
  const state = stateOf<RoomState>(leadsSnapshot);
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  press('End group');
  press('Cancel');
  press('Actions for Ana Morales');
  press('Mute');
  press('Stop video');
  press('Take a break');
  press('Remove from group');
  expect(commands).toHaveLength(3);
  press('Remove');
  expect(commands).toEqual([
    { type: 'mute', participantId: 'p-ana', kind: 'audio' },
    { type: 'mute', participantId: 'p-ana', kind: 'video' },
    { type: 'take-break' },
    { type: 'remove', participantId: 'p-ana' },
  ]);
});

test('minutes are floored, never rounded up', () => {
  const { controller } = fakeController();
  const attendance = [
    { participantId: 'p-ana', qualifyingSeconds: 179 * 60 + 59, counting: false, asOf: NOW },
  ];
  const state = stateOf<RoomState>({ ...leadsSnapshot, attendance });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(screen.getByText('179 min')).toBeTruthy();
});
