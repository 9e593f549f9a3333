/** Counted minutes, for leads. */

export interface AttendanceMark {
  participantId: string;
  qualifyingSeconds: number;
  counting: boolean;
  asOf: string;
}

export interface AttendanceChanged {
  type: 'attendance-changed';
  version: number;
  attendance: AttendanceMark[];
}
