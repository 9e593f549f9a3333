// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { fakeTrack } from '../../testing/FakePeer';
import type { RoomState } from '../../session/state';
import { fakeController, nothing, openRoom, press, stateOf } from '../../testing/fakeRoom';
import { ana, elena, groupSnapshot, leadsSnapshot, marcus, NOW } from '../../testing/people';
import { RoomScreen } from '../room/RoomScreen';

const elenaShows = { ...elena, sharingSince: NOW };

test('somebody shows a screen; it is said, and has their name beside it', async () => {
  openRoom({ ...groupSnapshot, participants: [elenaShows, marcus, ana] });
  expect(screen.getByText('Dr. Elena R. shows a screen')).toBeTruthy();
  expect(await screen.findByText('Dr. Elena R. is showing a screen.')).toBeTruthy();
  expect(screen.getAllByTestId('tile')).toHaveLength(2);
  // A patient is offered no screen of their own.
  expect(screen.queryByTestId('control-screen')).toBeNull();
});

test('one’s own screen is said until it is stopped, and the face is not shown', async () => {
  const fake = fakeController();
  fake.controller.screen.track.set(fakeTrack('screen', 'video'));
  render(
    <RoomScreen
      state={stateOf<RoomState>({ ...leadsSnapshot, participants: [elenaShows, marcus, ana] })}
      controller={fake.controller}
      onDownload={nothing}
      onOtherDevice={nothing}
    />,
  );
  expect(await screen.findByText('You are showing a screen to the group.')).toBeTruthy();
  expect(screen.queryByTestId('shared-screen')).toBeNull();
  press('Stop showing the screen');
  expect(fake.controller.screen.stop).toHaveBeenCalled();
});
