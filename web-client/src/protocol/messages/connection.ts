/** Messages at the start, during and at the end of a connection. */
import type { AttendanceMark } from './attendance';
import type { RoomCheckIn } from './checkIn';
import type { Participant, You } from './people';
import type { SessionView } from './session';
import type { ExpectedPerson, WaitingPerson, WaitingRoomView } from './waiting';
import type { Audience, DeviceKind } from './words';

type GoodbyeReason = 'left' | 'removed' | 'declined' | 'session-ended' | 'taken-over' | 'server-stopping';

export interface Limits {
  pingSeconds: number;
  lostAfterSeconds: number;
  maxMessageBytes: number;
  messagesPerSecond: number;
}

/** The common fields of `welcome` and `snapshot`. */
export interface SnapshotFields {
  version: number;
  serverTime: string;
  you: You;
  audience: Audience;
  session: SessionView;
  participants?: Participant[] | undefined;
  waitingRoom?: WaitingRoomView | undefined;
  waiting?: WaitingPerson[] | undefined;
  checkIns?: RoomCheckIn[] | undefined;
  attendance?: AttendanceMark[] | undefined;
  expected?: ExpectedPerson[] | undefined;
}

export interface Welcome extends SnapshotFields {
  type: 'welcome';
  protocol: number;
  resumed: boolean;
  limits: Limits;
  connectionId: string;
}

export interface Snapshot extends SnapshotFields {
  type: 'snapshot';
}

export interface Goodbye {
  type: 'goodbye';
  reason: GoodbyeReason;
}

export interface Ping {
  type: 'ping';
}

export interface Done {
  type: 'done';
  re: string;
  version: number;
}

export interface Rejected {
  type: 'rejected';
  /** The id of the command, or `hello`; a malformed message has none. */
  re?: string | null | undefined;
  code: string;
  detail?: string | undefined;
  pointer?: string | undefined;
}

export interface Hello {
  type: 'hello';
  protocol: 2;
  token: string;
  sessionId: string;
  device: DeviceKind;
  /** `connectionId` only from the same page, never after a reload. */
  resume?: { audience: Audience; version: number; connectionId?: string };
}
