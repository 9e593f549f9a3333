import type { SessionController } from '../../session/SessionController';

/** What screens of the room need of a controller; fixtures give the same. */
export type RoomController = Pick<
  SessionController,
  | 'media'
  | 'local'
  | 'saveData'
  | 'network'
  | 'screen'
  | 'screenWanted'
  | 'refusal'
  | 'failed'
  | 'command'
  | 'queueSeen'
  | 'setVisibleTiles'
  | 'leave'
  | 'api'
  | 'sessionId'
>;
