// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { ChatPanel } from './ChatPanel';

test('Enter sends what stands in the box, however soon it follows the last letter', () => {
  const onSend = vi.fn(async () => true);
  render(<ChatPanel lines={[]} zone="America/Chicago" onSend={onSend} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');

  // Both events in one turn, so that nothing is drawn in between.
  box.value = 'I am glad to be here';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));

  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));

  expect(onSend).toHaveBeenCalledTimes(1);
  expect(onSend).toHaveBeenCalledWith('I am glad to be here');
});
