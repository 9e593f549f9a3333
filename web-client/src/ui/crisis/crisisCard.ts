import { boolean, instant, list, nullable, object, oneOf, string } from '../../protocol/readers';

/** A crisis of a session, as `GET …/crises` lists it. */
export interface CrisisHead {
  crisisId: string;
  participantId: string;
  name: string;
  raisedAt: string;
  /** Null while it is open; by nobody when the session ended over it. */
  closed: { at: string; by: string | null } | null;
}

/** The card of a crisis, open or closed, as `GET …/crises/{crisisId}` gives it. */
export interface CrisisCardView extends CrisisHead {
  /** Whether what they answered can be relied on; place, number and support person are null otherwise. */
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

export const steps = [
  'called-911',
  'called-local',
  'called-support',
  'called-patient',
  'stayed',
  'resolved',
] as const;

export type Step = (typeof steps)[number] | 'note';

export interface LogLine {
  step: Step;
  text: string | null;
  by: string;
  at: string;
  /** Written after the crisis was closed. */
  late: boolean;
}

/** Asks for what belongs to one session, or tells it a body. */
export type SessionJson = (path: string, body?: unknown) => Promise<unknown>;

const readLine = object<LogLine>({
  step: oneOf(...steps, 'note'),
  text: nullable(string),
  by: string,
  at: instant,
  late: boolean,
});

const head = {
  crisisId: string,
  participantId: string,
  name: string,
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

export async function crisesOf(json: SessionJson): Promise<CrisisHead[]> {
  return readCrises(await json('crises'), '').crises;
}

export async function crisisCard(json: SessionJson, crisisId: string): Promise<CrisisCardView> {
  return readCard(await json(pathOf(crisisId)), '');
}

export async function addToLog(
  json: SessionJson,
  crisisId: string,
  step: Step,
  note?: string,
): Promise<LogLine> {
  return readLine(await json(`${pathOf(crisisId)}/notes`, { step, ...(note && { text: note }) }), '');
}

function pathOf(crisisId: string): string {
  return `crises/${encodeURIComponent(crisisId)}`;
}
