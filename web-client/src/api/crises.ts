import { personName } from '../protocol/parts';
import { boolean, instant, list, nullable, object, oneOf, string } from '../protocol/readers';
import { path, type SessionScope } from './path';

/** A crisis of a session, as `GET …/crises` lists it. */
export interface CrisisHead {
  crisisId: string;
  participantId: string;
  name: string;
  raisedAt: string;
  /** Null while it is open; `by` is null when the session ended first. */
  closed: { at: string; by: string | null } | null;
}

/** The card of a crisis, open or closed, as `GET …/crises/{crisisId}` gives it. */
export interface CrisisCardView extends CrisisHead {
  /** Reliability of the answers; location, number and support person are null unless it is `good`. */
  answersState: 'good' | 'changed' | 'lost' | 'none';
  location: {
    address: string | null;
    city: string | null;
    state: string | null;
    county: string | null;
    confirmed: boolean;
  } | null;
  telephone: string | null;
  support: { name: string | null; phone: string | null } | null;
  numbers: { name: string; number: string }[];
  lastMediaAt: string | null;
  log: LogLine[];
}

export const crisisSteps = [
  'called-911',
  'called-local',
  'called-support',
  'called-patient',
  'stayed',
  'resolved',
] as const;

export type CrisisStep = (typeof crisisSteps)[number] | 'note';

export interface LogLine {
  step: CrisisStep;
  text: string | null;
  by: string;
  at: string;
  /** Written after the crisis was closed. */
  late: boolean;
}

const readLine = object<LogLine>({
  step: oneOf(...crisisSteps, 'note'),
  text: nullable(string),
  by: personName,
  at: instant,
  late: boolean,
});

const head = {
  crisisId: string,
  participantId: string,
  name: personName,
  raisedAt: instant,
  closed: nullable(object({ at: instant, by: nullable(string) })),
};

const readCard = object<CrisisCardView>({
  ...head,
  answersState: oneOf('good', 'changed', 'lost', 'none'),
  location: nullable(
    object({
      address: nullable(string),
      city: nullable(string),
      state: nullable(string),
      county: nullable(string),
      confirmed: boolean,
    }),
  ),
  telephone: nullable(string),
  support: nullable(object({ name: nullable(string), phone: nullable(string) })),
  numbers: list(object({ name: string, number: string })),
  lastMediaAt: nullable(instant),
  log: list(readLine),
});

const readCrises = object<{ crises: CrisisHead[] }>({ crises: list(object<CrisisHead>(head)) });

export async function crisesOf({ api, sessionId }: SessionScope): Promise<CrisisHead[]> {
  return (await api.get(path`/api/sessions/${sessionId}/crises`, readCrises)).crises;
}

export function crisisCard({ api, sessionId }: SessionScope, crisisId: string): Promise<CrisisCardView> {
  return api.get(path`/api/sessions/${sessionId}/crises/${crisisId}`, readCard);
}

export function addToLog(
  { api, sessionId }: SessionScope,
  crisisId: string,
  step: CrisisStep,
  note?: string,
): Promise<LogLine> {
  const line = { step, ...(note && { text: note }) };
  return api.post(path`/api/sessions/${sessionId}/crises/${crisisId}/notes`, readLine, line);
}
