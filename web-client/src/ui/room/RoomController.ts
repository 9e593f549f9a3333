import type { SessionController } from '../../session/SessionController';

/** The part of the controller that the screens of the room use; fixtures provide the same. */
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
