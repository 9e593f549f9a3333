/** The card of a crisis, as `GET …/crises/{crisisId}` gives it. */
export interface CrisisCardView {
  crisisId: string;
  name: string;
  raisedAt: string;
  place: {
    address: string | null;
    city: string | null;
    state: string | null;
    county: string | null;
    confirmed: boolean;
  } | null;
  callBack: string | null;
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
}

/** A number as a telephone dials it. */
export function dialled(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`;
}
