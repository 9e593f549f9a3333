import type { Phase, Role } from '../protocol/messages';
import { personName } from '../protocol/parts';
import { boolean, instant, list, nullable, number, object, oneOf, string } from '../protocol/readers';
import { path, type SessionScope } from './path';
import { phase, role } from './words';

export interface AttendanceRow {
  participantId: string;
  name: string;
  role: Role;
  status: 'waiting' | 'in-room' | 'away' | 'left';
  arrivedAt: string;
  admittedAt: string | null;
  presentSeconds: number;
  qualifyingSeconds: number;
  audioOnlySeconds: number;
  waitingSeconds: number;
  drops: number;
  counting: boolean;
}

export interface LiveAttendance {
  sessionId: string;
  asOf: string;
  phase: Phase;
  rows: AttendanceRow[];
}

const readAttendance = object<LiveAttendance>({
  sessionId: string,
  asOf: instant,
  phase,
  rows: list(
    object<AttendanceRow>({
      participantId: string,
      name: personName,
      role,
      status: oneOf('waiting', 'in-room', 'away', 'left'),
      arrivedAt: instant,
      admittedAt: nullable(instant),
      presentSeconds: number,
      qualifyingSeconds: number,
      audioOnlySeconds: number,
      waitingSeconds: number,
      drops: number,
      counting: boolean,
    }),
  ),
});

export function liveAttendance({ api, sessionId }: SessionScope): Promise<LiveAttendance> {
  return api.get(path`/api/sessions/${sessionId}/attendance`, readAttendance);
}

/** Fetches the attendance as CSV and hands it to the browser as a download. */
export async function downloadAttendance({ api, sessionId }: SessionScope): Promise<void> {
  const { name, content } = await api.file(path`/api/sessions/${sessionId}/attendance.csv`);
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name ?? 'attendance.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
