// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { OutState } from '../../session/state';
import { nothing, press } from '../../testing/fakeRoom';
import { OutScreen } from './OutScreen';

test.each([
  ['left', 'You have left the group', 'Come back'],
  ['taken-over', 'You are connected on another device', 'Use this one'],
  ['declined', 'A counselor cannot let you in just now', 'Try again'],
] as const)('%s', (reason, title, way) => {
  const back = vi.fn();
  const state: OutState = { at: 'out', ending: { reason }, session: null, you: null };
  render(<OutScreen state={state} onComeBack={back} onToToday={nothing} onDownload={nothing} />);
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
  press(way);
  expect(back).toHaveBeenCalled();
});

test('somebody removed is not offered a way that is shut', () => {
  const state: OutState = { at: 'out', ending: { reason: 'removed' }, session: null, you: null };
  render(<OutScreen state={state} onComeBack={nothing} onToToday={nothing} onDownload={nothing} />);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Back to today']);
});
