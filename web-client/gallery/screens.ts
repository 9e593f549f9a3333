import type { Screens } from './screen';
import { checkScreens } from './screens/check';
import { comingAndGoingScreens } from './screens/comingAndGoing';
import { crisisScreens } from './screens/crisis';
import { frontDeskScreens } from './screens/frontDesk';
import { leadScreens } from './screens/lead';
import { onCallScreens } from './screens/onCall';
import { roomScreens } from './screens/room';
import { sharedScreenScreens } from './screens/sharedScreen';
import { sideRoomsScreens } from './screens/sideRooms';
import { waitingScreens } from './screens/waiting';

/** Every screen there is, by name. */
export const screens: Screens = {
  ...comingAndGoingScreens,
  ...checkScreens,
  ...waitingScreens,
  ...roomScreens,
  ...sharedScreenScreens,
  ...sideRoomsScreens,
  ...crisisScreens,
  ...leadScreens,
  ...frontDeskScreens,
  ...onCallScreens,
};
