/** Check-in answers of patients, for leads. */

/** Urgency for a lead; `unknown`: the answers cannot be relied on. */
export type Need = 'unsafe' | 'unknown' | 'watch' | 'steady';

/** Integrity of the answers; `coming`: not read yet. */
export type AnswersState = 'coming' | 'good' | 'changed' | 'lost';

/** An early sign of relapse. */
export interface RelapseSign {
  kind: 'used' | 'craving-up';
  by: number | null;
}

/** For leads only. */
export interface CheckIn {
  receivedAt: string;
  locationConfirmed: boolean;
  answersState: AnswersState;
  /** Null while the answers have not been read. */
  need: Need | null;
  sign: RelapseSign | null;
  /** Empty unless the state is `good`. */
  answers: CheckInAnswer[];
}

export interface CheckInAnswer {
  linkId: string;
  label: string;
  value: string | number | boolean;
}

/** The check-in of a participant in the room. */
export interface RoomCheckIn {
  participantId: string;
  checkIn: CheckIn;
}

export interface CheckInsChanged {
  type: 'check-ins-changed';
  version: number;
  checkIns: RoomCheckIn[];
}
