import type { Phase, Role } from '../protocol/messages';
import { instant, list, nullable, number, object, string } from '../protocol/readers';
import type { ApiClient } from './ApiClient';
import { phase, role } from './words';

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

/** The data that a page about a past session needs; without the zone it shows times of this device. */
export type RecordedSession = Pick<SessionSummary, 'sessionId' | 'title'> & { zone?: string };

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

export async function todaysSessions(api: ApiClient): Promise<SessionSummary[]> {
  return (await api.get('/api/sessions', readSessions)).sessions;
}
