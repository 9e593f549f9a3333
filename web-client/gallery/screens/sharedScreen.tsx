import type { ComponentChildren } from 'preact';
import type { Level } from '../../src/network/networkQuality';
import type { Participant } from '../../src/protocol/messages';
import { ana, elena, everybody, groupSnapshot, leadsSnapshot, marcus, NOW } from '../../src/testing/people';
import { RoomScreen } from '../../src/ui/room/RoomScreen';
import { fakeSheet } from '../fakeSheet';
import { controller, local, off, on, room, saving, withCamera } from '../fixtures';
import { inRoom, nothing } from '../sideRooms';
import { pressing, type Screens } from '../screen';

/** Dr. Rivera shows a worksheet. */
const sheet = (people: Participant[]): typeof groupSnapshot => ({
  ...groupSnapshot,
  participants: people.map((one) => (one.participantId === 'p-elena' ? { ...one, sharingSince: NOW } : one)),
});

const shown = sheet([elena, marcus, ana]);

/** The lead's own page while she does. */
const sharing = (level: Level): ComponentChildren => {
  const state = room({
    ...leadsSnapshot,
    participants: sheet(leadsSnapshot.participants ?? []).participants,
  });
  const own = controller(state.participants, withCamera(), 'connected', saving(false), level);
  own.screen.track.set(fakeSheet());
  return <RoomScreen state={state} controller={own} onDownload={nothing} onOtherDevice={nothing} />;
};

export const sharedScreenScreens: Screens = {
  'room-screen': () => inRoom(shown),
  'room-screen-12': () => inRoom(sheet(everybody), { speaking: ['p-hana'] }),
  'room-screen-large': pressing(['[data-testid=shared-screen][data-video=true] figcaption button'], () =>
    inRoom(shown),
  ),
  'room-screen-saving': () => inRoom(shown, {}, local(on(null), off), 'connected', saving(true)),
  'room-screen-weak': () => inRoom(shown, {}, withCamera(), 'connected', saving(false), 'screen-only'),
  'room-screen-weakest': () => inRoom(shown, {}, withCamera(), 'connected', saving(false), 'sound-only'),
  'lead-screen-ask': pressing(['[data-testid=control-screen]'], () => inRoom(leadsSnapshot)),
  'lead-screen-sharing': () => sharing('full'),
  'lead-screen-sharing-weak': () => sharing('screen-only'),
  'lead-screen-sharing-weakest': () => sharing('sound-only'),
};
