// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { fakeLocal, idle } from '../../testing/fakeRoom';
import { LetGoBanners } from './LetGoBanners';

test('nobody is asked who was not held back', () => {
  render(<LetGoBanners local={fakeLocal()} />);
  expect(screen.queryByRole('button')).toBeNull();
});

test('who may speak again turns the microphone on themselves, or leaves it off', () => {
  const local = fakeLocal({ audio: { ...idle, letGo: true } });
  render(<LetGoBanners local={local} />);
  expect(screen.getByRole('status').textContent).toBe('You can speak again. Your microphone is still off.');
  fireEvent.click(screen.getByRole('button', { name: 'Unmute' }));
  fireEvent.click(screen.getByRole('button', { name: /^Leave it off/ }));
  expect(local.turn.mock.calls).toEqual([
    ['audio', true],
    ['audio', false],
  ]);
});
