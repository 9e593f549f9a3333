import type { ComponentChildren } from 'preact';
import type { Level } from '../src/network/networkQuality';
import type { groupSnapshot } from '../src/testing/people';
import { waitingSnapshot } from '../src/testing/people';
import { HelpButton } from '../src/ui/crisis/HelpButton';
import { RoomScreen } from '../src/ui/room/RoomScreen';
import { WaitingRoomScreen } from '../src/ui/waiting-room/WaitingRoomScreen';
import { controller, local, off, on, room, saving, waiting, withCamera } from './fixtures';

export const nothing = () => undefined;

/** The button that opens the list of people, while it is closed. */
export const openPeople = '[data-testid=control-people][aria-pressed=false]';

export const inRoom = (
  snapshot: typeof groupSnapshot,
  change: Parameters<typeof room>[1] = {},
  own = withCamera(),
  path: Parameters<typeof controller>[2] = 'connected',
  saveData = saving(false),
  level: Level = 'full',
): ComponentChildren => {
  const state = room(snapshot, change);
  return (
    <RoomScreen
      state={state}
      controller={controller(state.participants, own, path, saveData, level)}
      onDownload={nothing}
      onOtherDevice={nothing}
    />
  );
};

export const waitingRoom = (change: Parameters<typeof waiting>[1]): ComponentChildren => (
  <WaitingRoomScreen
    state={waiting(waitingSnapshot, change)}
    local={local(on(null), off)}
    help={<HelpButton help={change?.help} connection="up" controller={controller([], withCamera())} />}
    onLeave={nothing}
    onOtherDevice={nothing}
  />
);
