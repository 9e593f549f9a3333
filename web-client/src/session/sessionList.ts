import type { Identity } from '../identity/Identity';
import type { Phase, Role, WaitingPerson } from '../protocol/messages';
import { waitingPerson } from '../protocol/parts';
import { boolean, instant, list, nullable, number, object, oneOf, string } from '../protocol/readers';

/** One of today's sessions, as `GET /api/sessions` lists it. */
export interface SessionSummary {
  sessionId: string;
  title: string;
  room: string;
  program: string;
  doorsOpenAt: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  /** Null for the front desk, who does not take part. */
  role: Role | null;
  phase: Phase;
  waiting: number | null;
  inRoom: number | null;
}

/** What a page about a session that is over needs to know of it; without the zone it tells times by this device's clock. */
export type RecordedSession = Pick<SessionSummary, 'sessionId' | 'title'> & { zone?: string };

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

export interface WaitingList {
  sessionId: string;
  asOf: string;
  waiting: WaitingPerson[];
}

const phase = oneOf('scheduled', 'doors-open', 'in-session', 'on-break', 'ended');
const role = oneOf('lead', 'patient', 'guest', 'interpreter', 'observer');

const readSessions = object<{ sessions: SessionSummary[] }>({
  sessions: list(
    object<SessionSummary>({
      sessionId: string,
      title: string,
      room: string,
      program: string,
      doorsOpenAt: instant,
      startsAt: instant,
      endsAt: instant,
      zone: string,
      role: nullable(role),
      phase,
      waiting: nullable(number),
      inRoom: nullable(number),
    }),
  ),
});

const readAttendance = object<LiveAttendance>({
  sessionId: string,
  asOf: instant,
  phase,
  rows: list(
    object<AttendanceRow>({
      participantId: string,
      name: string,
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

const readWaiting = object<WaitingList>({
  sessionId: string,
  asOf: instant,
  waiting: list(waitingPerson),
});

export async function todaysSessions(identity: Identity): Promise<SessionSummary[]> {
  const response = await identity.fetch('/api/sessions');
  return readSessions(await response.json(), '').sessions;
}

export async function liveAttendance(identity: Identity, sessionId: string): Promise<LiveAttendance> {
  const response = await identity.fetch(`/api/sessions/${encodeURIComponent(sessionId)}/attendance`);
  return readAttendance(await response.json(), '');
}

/** Who waits, each with the check of their line. */
export async function waitingNow(identity: Identity, sessionId: string): Promise<WaitingList> {
  const response = await identity.fetch(`/api/sessions/${encodeURIComponent(sessionId)}/waiting`);
  return readWaiting(await response.json(), '');
}

/** What belongs to one session and comes by HTTP: asked for, or with a body told. */
export function sessionJson(identity: Identity, sessionId: string) {
  return async (path: string, body?: unknown): Promise<unknown> => {
    const response = await identity.fetch(`/api/sessions/${encodeURIComponent(sessionId)}/${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return response.json();
  };
}

/** Fetched with the token and handed to the browser as a file: no token ever stands in an address. */
export async function downloadAttendance(identity: Identity, sessionId: string): Promise<void> {
  const response = await identity.fetch(`/api/sessions/${encodeURIComponent(sessionId)}/attendance.csv`);
  const named = /filename="?([\w.-]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = named ?? 'attendance.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
