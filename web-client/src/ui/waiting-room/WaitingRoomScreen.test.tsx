// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { WaitingState } from '../../session/state';
import { fakeLocal, nothing, stateOf } from '../../testing/fakeRoom';
import { waitingSnapshot } from '../../testing/people';
import { WaitingRoomScreen } from './WaitingRoomScreen';

test.each([
  [{ leadsHere: 0, seen: false }, 'You are in the waiting room', 'No counselor has come yet'],
  [{ leadsHere: 1, seen: false }, 'You are in the waiting room', 'has not looked at the list yet'],
  [{ leadsHere: 1, seen: true }, 'Your counselor can see that you are here', 'They will let you in soon'],
  // A stale claim about a lead who has left must not comfort the participant.
  [{ leadsHere: 0, seen: true }, 'You are in the waiting room', 'No counselor has come yet'],
])('waiting room %o says %s', (waitingRoom, title, body) => {
  const state = { ...stateOf<WaitingState>(waitingSnapshot), waitingRoom };
  render(<WaitingRoomScreen state={state} local={fakeLocal()} onLeave={nothing} onOtherDevice={nothing} />);
  expect(screen.getByRole('heading', { level: 1, name: title })).toBe(document.activeElement);
  expect(screen.getByText(new RegExp(body), { selector: 'p' })).toBeTruthy();
});
