// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { openRoom, press } from '../../testing/fakeRoom';
import { ana, ben, groupSnapshot, NOW } from '../../testing/people';

test('tiles, with what a screen reader needs to know', () => {
  openRoom(
    {
      ...groupSnapshot,
      participants: [ana, { ...ben, handRaisedAt: NOW, sending: { audio: false, video: false } }],
    },
    { speaking: ['p-ana'] },
  );
  const gallery = screen.getByRole('list', { name: 'People in the group' });
  const [first, second] = within(gallery).getAllByRole('listitem');
  expect(first?.textContent).toContain('Ben C.');
  expect(first?.textContent).toContain('Hand raised');
  expect(first?.textContent).toContain('Microphone off');
  expect(second?.textContent).toContain('You');
  expect(second?.textContent).toContain('Speaking');
});

test('a weak line is said calmly, and shows nobody’s old picture', () => {
  const { controller } = openRoom(groupSnapshot);
  void act(() => controller.network.state.set({ megabytesPerHour: 20, level: 'no-videos' }));
  expect(screen.getByTestId('banner').textContent).toContain('We are keeping the sound clear.');
  for (const tile of screen.getAllByTestId('tile')) expect(tile.dataset['video']).toBe('false');
});

test('hand, chat and leave', async () => {
  const { controller, commands } = openRoom(groupSnapshot);
  press('Raise hand');
  press('Chat');
  fireEvent.input(screen.getByLabelText('Write to the group'), { target: { value: ' Hello ' } });
  press('Send');
  expect(commands).toEqual([{ type: 'raise-hand' }, { type: 'chat', text: 'Hello', to: 'group' }]);
  press('Leave');
  press('Stay');
  expect(controller.leave).not.toHaveBeenCalled();
  press('Leave');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Leave' }));
  expect(controller.leave).toHaveBeenCalled();
});

test('the line drops, and the room goes on standing', () => {
  openRoom(groupSnapshot, { connection: 'down' });
  expect(screen.getByTestId('banner').textContent).toBe(
    'Your connection dropped. You keep your seat. Reconnecting…',
  );
  expect(screen.getAllByTestId('tile')).toHaveLength(3);
});

test('without a bridge the group meets by text', () => {
  openRoom({ ...groupSnapshot, session: { ...groupSnapshot.session, video: false } });
  expect(screen.getByTestId('banner').textContent).toContain('There is no video right now');
  expect(screen.getByLabelText('Write to the group')).toBeTruthy();
});

test('of whom nothing is received is asked once, in two steps', async () => {
  const unheardSince = Date.now() - 19_000;
  const silent = { ...ana, media: { audio: false, video: false } };
  const passes = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });
  vi.useFakeTimers();
  const { commands } = openRoom({ ...groupSnapshot, participants: [silent] }, { unheardSince });
  expect(screen.queryByTestId('presence')).toBeNull();
  await passes(1_000);
  press('I am here');
  press('I cannot hear');
  await passes(0);
  expect(commands).toEqual([{ type: 'submit-self-report', hearing: false }]);
  expect(screen.getByTestId('presence').textContent).toContain('you cannot hear');
  await passes(5 * 60_000);
  press('I am here');
  press('I can hear');
  await passes(0);
  expect(commands).toHaveLength(2);
  vi.useRealTimers();
});

test('a patient on a break is told who hears them; no tools of leads', () => {
  openRoom({ ...groupSnapshot, session: { ...groupSnapshot.session, phase: 'on-break', breakSince: NOW } });
  expect(screen.getByRole('heading', { name: 'We are taking a break' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Admit|End group|People/ })).toBeNull();
});
