import type { Phase, Role } from '../protocol/messages';

export const name = 'Homegroup';

export const cancel = 'Cancel';

/** What leads and the front desk take home. */
export const attendanceCsv = 'Attendance (CSV)';

/** For whoever cannot get in or back: somebody who answers. */
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

/** Beside a name, so that everybody knows who is here and why. Members and counselors need no mark. */
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
