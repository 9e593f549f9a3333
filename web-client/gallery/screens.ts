import type { Screens } from './screen';
import { preflightScreens } from './screens/preflight';
import { comingAndGoingScreens } from './screens/comingAndGoing';
import { crisisScreens } from './screens/crisis';
import { frontDeskScreens } from './screens/frontDesk';
import { leadScreens } from './screens/lead';
import { onCallScreens } from './screens/onCall';
import { roomScreens } from './screens/room';
import { sharedScreenScreens } from './screens/sharedScreen';
import { sideRoomsScreens } from './screens/sideRooms';
import { waitingScreens } from './screens/waiting';

/** All screens, by name. */
export const screens: Screens = {
  ...comingAndGoingScreens,
  ...preflightScreens,
  ...waitingScreens,
  ...roomScreens,
  ...sharedScreenScreens,
  ...sideRoomsScreens,
  ...crisisScreens,
  ...leadScreens,
  ...frontDeskScreens,
  ...onCallScreens,
};
