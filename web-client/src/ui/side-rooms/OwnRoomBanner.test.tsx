// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Command, Participant } from '../../protocol/messages';
import { reduce } from '../../session/reduce';
import { joining, type RoomState } from '../../session/state';
import { ana, elena, leadsSnapshot, marcus, welcome } from '../../testing/people';
import type { RoomController } from '../room/RoomController';
import { admitFromAside } from './admitFromAside';
import { OwnRoomBanner } from './OwnRoomBanner';

const aside = { sideRoomId: 's-1', purpose: 'aside' as const, closesAt: null };

function apartWith(other: Participant) {
  const commands: Command[] = [];
  const snapshot = {
    ...leadsSnapshot,
    session: { ...leadsSnapshot.session, sideRooms: [aside] },
    participants: [{ ...elena, sideRoomId: 's-1' }, marcus, { ...other, sideRoomId: 's-1' }],
  };
  const state = reduce(joining, { from: 'server', message: welcome(snapshot), now: 0 }) as RoomState;
  const controller = {
    command: async (command: Command) => {
      commands.push(command);
      return { done: true };
    },
  } as unknown as RoomController;
  render(<OwnRoomBanner state={state} controller={controller} />);
  return commands;
}

const buttons = () => screen.getAllByRole('button').map((one) => one.textContent);

test('with somebody from the group there is one way back', () => {
  const commands = apartWith(ana);
  expect(buttons()).toEqual(['Back to the group']);
  fireEvent.click(screen.getByRole('button'));
  expect(commands).toEqual([{ type: 'close-side-room', sideRoomId: 's-1' }]);
});

test('with somebody from the waiting room there are two', () => {
  const commands = apartWith({ ...ana, fromWaiting: true });
  expect(buttons()).toEqual(['Back to the waiting room', 'Admit to the group']);
  for (const button of screen.getAllByRole('button')) fireEvent.click(button);
  expect(commands).toEqual([
    { type: 'close-side-room', sideRoomId: 's-1' },
    { type: 'move', participantId: 'p-ana' },
  ]);
});

test('who has not said where they are is not brought in, and the way is said', async () => {
  const failed = vi.fn();
  const command = async () => ({ done: false as const, code: 'location-unconfirmed' });
  await admitFromAside({ command, failed }, 'p-ana');
  expect(failed).toHaveBeenCalledWith('aside-unconfirmed');
});
