import type { Phase, Role } from '../protocol/messages';

export const name = 'Homegroup';

/** The language of dates and times. */
export const locale = 'en-US';

/** In place of the name of a person who is no longer in the practice's records. */
export const unnamed = 'A participant';

/** The same, of a person who works for the practice. */
export const unnamedColleague = 'A colleague';

/** Names, or days, in one sentence. */
export const listOf = (items: readonly (string | null)[]): string => items.filter(Boolean).join(', ');

/** Short remarks beside each other; those that do not apply are left out. */
export const remarks = (items: readonly (string | false | null | undefined)[]): string =>
  items.filter(Boolean).join(' · ');

/** Between two remarks that are drawn differently. */
export const dot = ' · ';

/** Sentences after one another; each may come without its period. */
export const sentences = (items: readonly (string | false | null | undefined)[]): string =>
  items
    .filter((one) => typeof one === 'string' && one !== '')
    .map((one) => (/[.!?…]$/.test(String(one)) ? one : `${one}.`))
    .join(' ');

/** A thing and its value, or a button and what it is about. */
export const labeled = (label: string, value: string): string => `${label}: ${value}`;

export const cancel = 'Cancel';

/** The download of leads and the front desk. */
export const attendanceCsv = 'Attendance (CSV)';

/** For a participant who cannot get in or back: the practice's telephone. */
export const practice = {
  call: 'Call your practice:',
  callNamed: (number: string) => `Call your practice at ${number}`,
  stuck: 'Something does not work, or you wait very long?',
};

export const roles = {
  lead: 'Counselor',
  patient: 'Member',
  guest: 'Guest',
  interpreter: 'Interpreter',
  observer: 'Observer',
} satisfies Record<Role, string>;

/** A mark beside the name of visitors. Members and counselors need none. */
export const marks = { guest: 'Guest', interpreter: 'Interpreter', observer: 'Observing' } as Partial<
  Record<Role, string>
>;

export const phases = {
  scheduled: 'Not open yet',
  'doors-open': 'Doors open',
  'in-session': 'In session',
  'on-break': 'On a break',
  ended: 'Over',
} satisfies Record<Phase, string>;
