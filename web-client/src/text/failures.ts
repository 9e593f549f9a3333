import { deviceTroubles } from './deviceTroubles';
import { refusals } from './refusals';

/** What happened, and what the person can do: perhaps nothing. */
export interface Words {
  title: string;
  next: string;
}

/** Something broke that the person can do nothing about. */
const ours: Words = {
  title: 'Something went wrong on our side',
  next: 'Please try again. If it stays so, call your practice.',
};

const tooMuch: Words = { title: 'That was a lot at once', next: 'Please wait a moment, then try again.' };

/** By code of PROTOCOL.md or of `errors.ts`. */
const failures: Record<string, Words> = {
  ...refusals,
  ...deviceTroubles,
  'no-link': {
    title: 'Please open your personal link',
    next: 'You find it in the message from your practice. It opens your group on this device.',
  },
  'link-used': {
    title: 'This link was used before',
    next: 'Each link works once. Please ask your practice for a new one. It takes a minute.',
  },
  'link-expired': { title: 'This link is too old', next: 'Please ask your practice for a new one.' },
  'link-unknown': {
    title: 'We do not know this link',
    next: 'Maybe a part of it is missing. Open it again from the message, or ask your practice for a new one.',
  },
  unauthorised: {
    title: 'Please open your personal link again',
    next: 'You have been signed out on this device. If your link was used before, ask your practice for a new one.',
  },
  'no-network': {
    title: 'We cannot reach Homegroup',
    next: 'Your internet seems to be down. We try again by ourselves.',
  },
  unavailable: {
    title: 'Homegroup has a problem right now',
    next: 'It is not your fault. We try again by ourselves.',
  },
  'too-many-requests': tooMuch,
  'too-many-messages': tooMuch,
  busy: { title: 'There is too much to do at once', next: 'Please try again in a moment.' },
  internal: ours,
};

export function failureText(code: string): Words {
  return failures[code] ?? ours;
}
