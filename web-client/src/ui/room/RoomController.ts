import type { SessionController } from '../../session/SessionController';

/** What screens of the room need of a controller; fixtures give the same. */
export type RoomController = Pick<
  SessionController,
  | 'media'
  | 'local'
  | 'saveData'
  | 'line'
  | 'screen'
  | 'screenWanted'
  | 'refusal'
  | 'failed'
  | 'command'
  | 'queueSeen'
  | 'shows'
  | 'leave'
  | 'api'
  | 'sessionId'
>;
