/** The waiting room, for leads and for waiting participants. */
import type { CheckIn } from './checkIn';
import type { PreflightResult } from './preflight';
import type { SessionView } from './session';
import type { Role } from './words';

/** The reason to admit a patient whose location is not confirmed. */
export type OverrideReason = 'known-to-lead' | 'confirmed-by-phone' | 'emergency' | 'other';

export interface WaitingPerson {
  participantId: string;
  name: string;
  role: Role;
  arrivedAt: string;
  connected: boolean;
  leftAt: string | null;
  /** Result of the connection check; absent when there was none. */
  preflight?: PreflightResult | undefined;
  /** The check-in answers; null before. */
  checkIn: CheckIn | null;
}

/** A booked participant who has not arrived. */
export interface ExpectedPerson {
  name: string;
  role: Role;
}

export interface WaitingRoomView {
  leadsHere: number;
  /** True only when a present lead has this person on the screen. */
  seen: boolean;
}

export interface WaitingChanged {
  type: 'waiting-changed';
  version: number;
  waiting: WaitingPerson[];
}

export interface WaitingRoomChanged {
  type: 'waiting-room-changed';
  version: number;
  session: SessionView;
  waitingRoom: WaitingRoomView;
}

export interface ExpectedChanged {
  type: 'expected-changed';
  version: number;
  expected: ExpectedPerson[];
}

export interface DoorTried {
  type: 'door-tried';
  at: string;
}
