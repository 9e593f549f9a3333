// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Outcome } from '../../protocol/Outbox';
import { HelpButton } from './HelpButton';

test('while the line is down it says so, and whom to call meanwhile; then that somebody comes', async () => {
  let answered: (outcome: Outcome) => void = () => {};
  const command = vi.fn(() => new Promise<Outcome>((settle) => (answered = settle)));
  const drawn = (connection: 'up' | 'down', help?: { since: string; answered: boolean }) => (
    <HelpButton help={help} connection={connection} controller={{ command }} />
  );
  const { rerender } = render(drawn('down'));
  fireEvent.click(screen.getByTestId('help'));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, come to me' }));
  expect(command).toHaveBeenCalledWith({ type: 'raise-crisis' });
  expect(screen.getByTestId('own-crisis-changed').textContent).toContain('call 911 or 988');
  rerender(drawn('up'));
  expect(screen.getByTestId('own-crisis-changed').textContent).toBe('Calling a counselor…');
  answered({ done: true });
  rerender(drawn('up', { since: '2026-11-21T23:20:00.000Z', answered: false }));
  expect(screen.getByTestId('own-crisis-changed').textContent).toContain('is coming');
});

test('what was refused can be asked for again', async () => {
  const command = vi.fn(async (): Promise<Outcome> => ({ done: false, code: 'unavailable' }));
  render(<HelpButton help={undefined} connection="up" controller={{ command }} />);
  fireEvent.click(screen.getByTestId('help'));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, come to me' }));
  expect(await screen.findByTestId('help')).toBeTruthy();
});
