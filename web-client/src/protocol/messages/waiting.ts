/** The waiting room, from both sides of the door. */
import type { CheckIn } from './checkIn';
import type { LineCheck } from './lineCheck';
import type { SessionView } from './session';
import type { Role } from './words';

/** Why a lead admits a patient whose location is not confirmed. */
export type OverrideReason = 'known-to-lead' | 'confirmed-by-phone' | 'emergency' | 'other';

export interface WaitingPerson {
  participantId: string;
  name: string;
  role: Role;
  arrivedAt: string;
  connected: boolean;
  leftAt: string | null;
  /** Of the line, before they came; left out when there was none. */
  preflight?: LineCheck | undefined;
  /** What a patient answered at the door; null before. */
  checkIn: CheckIn | null;
}

/** Somebody who is booked and has not come. */
export interface ExpectedPerson {
  name: string;
  role: Role;
}

export interface WaitingRoomView {
  leadsHere: number;
  /** Only when a lead who is here now has this person on the screen. */
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
