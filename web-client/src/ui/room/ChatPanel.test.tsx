// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { ChatChoice } from '../../protocol/messages';
import type { ChatMessage } from '../../session/state';
import { ana, ben, elena, marcus, NOW } from '../../testing/people';
import { ChatPanel } from './ChatPanel';

const message = (change: Partial<ChatMessage>): ChatMessage => ({
  number: 1,
  from: 'p-ben',
  to: 'group',
  toName: null,
  amongLeads: false,
  name: 'Ben C.',
  mine: false,
  text: 'Good evening',
  at: NOW,
  ...change,
});

function show(choices: ChatChoice[], lead = false, messages: ChatMessage[] = []) {
  const onSend = vi.fn(async () => true);
  render(
    <ChatPanel
      messages={messages}
      zone="America/Chicago"
      participants={[elena, { ...marcus, connected: false }, ana, ben]}
      ownId={lead ? 'p-elena' : 'p-ana'}
      lead={lead}
      choices={choices}
      onSend={onSend}
    />,
  );
  return onSend;
}

const notice = () => screen.getByTestId('chat-notice').textContent;

function write(words: string) {
  fireEvent.input(screen.getByRole('textbox'), { target: { value: words } });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
}

test('Enter sends what stands in the box, however soon it follows the last letter', () => {
  const onSend = show(['group', 'leads']);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');

  // Both events in one turn, so that nothing is drawn in between.
  box.value = 'I am glad to be here';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));

  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));

  expect(onSend).toHaveBeenCalledTimes(1);
  expect(onSend).toHaveBeenCalledWith('I am glad to be here', 'group');
});

test('who can read it is said before it is written, with the names of who is there', () => {
  const onSend = show(['group', 'leads']);
  expect(notice()).toBe('Everyone in the room can read this. It is not saved.');
  fireEvent.click(screen.getByRole('radio', { name: 'Counselors only' }));
  expect(notice()).toBe('Only your counselors can read this (Dr. Elena R.). It is not saved.');
  write('I slept badly');
  expect(onSend).toHaveBeenCalledWith('I slept badly', 'leads');
});

test('somebody who has one way only is not asked', () => {
  const onSend = show(['leads']);
  expect(screen.queryByRole('radiogroup')).toBeNull();
  write('Can we talk?');
  expect(onSend).toHaveBeenCalledWith('Can we talk?', 'leads');
});

test('a private message goes nowhere before somebody is chosen; members choose no counselor', () => {
  const onSend = show(['group', 'leads', 'one']);
  fireEvent.click(screen.getByRole('radio', { name: 'One person' }));
  write('Hello');
  expect(onSend).not.toHaveBeenCalled();
  const names = screen.getAllByRole('option').map((option) => option.textContent);
  expect(names).toEqual(['Choose a person', 'Ben C.']);
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'p-ben' } });
  expect(notice()).toBe('Only you and Ben C. can read this. It is not saved.');
  write('Hello');
  expect(onSend).toHaveBeenCalledWith('Hello', 'p-ben');
});

test('a lead answers one, and does not read the leads’ own channel here', () => {
  const onSend = show(['group', 'leads', 'one'], true, [
    message({ to: 'leads', text: 'I am not well' }),
    message({ number: 2, from: 'p-marcus', to: 'leads', amongLeads: true, text: 'Watch Ben' }),
  ]);
  expect(screen.queryByText('Watch Ben')).toBeNull();
  expect(screen.queryByRole('radio', { name: 'Counselors only' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Answer Ben C. only' }));
  write('Thank you for saying so');
  expect(onSend).toHaveBeenCalledWith('Thank you for saying so', 'p-ben');
});
