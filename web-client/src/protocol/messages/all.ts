/** Every message, in either direction. */
import type { AttendanceChanged } from './attendance';
import type { CheckInsChanged } from './checkIn';
import type { CommandMessage, Notice } from './commands';
import type { Done, Goodbye, Hello, Ping, Rejected, Snapshot, Welcome } from './connection';
import type { CrisesChanged, HelpCalled, HelpChanged, TasksChanged } from './crisis';
import type { CalledOn, Chat, TalkTime } from './talk';
import type { PreflightHello, PreflightMessage, PreflightResultMessage } from './preflight';
import type { MediaServerMessage } from './media';
import type { ParticipantChanged, ParticipantGone, SendingChanged, Speaking } from './people';
import type { SessionChanged } from './session';
import type { DoorTried, ExpectedChanged, WaitingChanged, WaitingRoomChanged } from './waiting';

export type ServerMessage =
  | Welcome
  | Snapshot
  | SessionChanged
  | ParticipantChanged
  | ParticipantGone
  | WaitingChanged
  | CheckInsChanged
  | WaitingRoomChanged
  | AttendanceChanged
  | ExpectedChanged
  | CrisesChanged
  | TasksChanged
  | HelpCalled
  | CalledOn
  | TalkTime
  | Chat
  | Speaking
  | SendingChanged
  | HelpChanged
  | DoorTried
  | PreflightResultMessage
  | Goodbye
  | Ping
  | Done
  | Rejected
  | MediaServerMessage;

export type ClientMessage =
  Hello | PreflightHello | PreflightMessage | CommandMessage | Notice | { type: 'pong' };

type OfType<M, T> = M extends { type: infer Types } ? (T extends Types ? M & { type: T } : never) : never;

/** The client's message of the given type. */
export type ClientMessageOf<T extends ClientMessage['type']> = OfType<ClientMessage, T>;
