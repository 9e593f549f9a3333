/** Durations in words. */
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

function lengthOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const onCall = {
  title: 'On call',
  back: 'Today’s groups',
  list: 'Open tasks',
  who: (one: { you: boolean; name: string; calledOutside: boolean } | null) =>
    one === null
      ? 'No one is named as on call. Anyone here can take what comes in.'
      : `${one.you ? 'You are' : `${one.name} is`} on call.` +
        (one.calledOutside ? '' : ' No one is called by mail or phone: only this page tells.'),
  nothing: 'No one needs you now.',
  watching: 'Leave this page open. New tasks appear by themselves.',
  stale: 'The connection is down. What you see may be out of date.',
  problems: { 'already-taken': 'Someone else has taken it.' } as Partial<Record<string, string>>,
  count: (waiting: number) =>
    waiting === 0
      ? 'No one needs you now.'
      : waiting === 1
        ? 'One task needs someone.'
        : `${waiting} tasks need someone.`,
  someGroup: 'A group',
  kinds: {
    unsupervised: {
      name: (group: string) => `${group}: no counselor`,
      since: (group: string, seconds: number) => `${group} has had no counselor for ${lengthOf(seconds)}`,
    },
    crisis: {
      name: (group: string) => `${group}: someone is asking for help`,
      since: (group: string, seconds: number) =>
        `Someone in ${group} has been asking for help for ${lengthOf(seconds)}`,
    },
    'telephone-callback': {
      name: (group: string) => `${group}: someone has to be called back`,
      since: (group: string, seconds: number) =>
        `Someone from ${group} who needs help lost connection ${lengthOf(seconds)} ago`,
    },
    'relapse-sign': {
      name: (group: string) => `${group}: a counselor should speak with someone`,
      since: (group: string, seconds: number) =>
        seconds < DAY_SECONDS
          ? `Someone in ${group} should be spoken with today (known for ${lengthOf(seconds)})`
          : `Someone in ${group} should have been spoken with ${lengthOf(seconds)} ago`,
    },
  },
  due: (seconds: number) => `To be called back within ${clockOf(seconds)}`,
  overdue: (seconds: number) =>
    `Should have been called back ${seconds < HOUR_SECONDS ? clockOf(seconds) : lengthOf(seconds)} ago`,
  calls: {
    leadFirst: 'The counselors in the group may answer first.',
    soon: 'You have not been called yet.',
    calling: 'The call is going out.',
    told: (calls: number, time: string) =>
      calls === 1 ? `Called at ${time}.` : `Called ${calls} times, the last time at ${time}.`,
    notReached: (time: string) =>
      `The call at ${time} did not get through. If you see this, please phone the person on call.`,
    noWay: 'No one is called by mail or phone: only this page tells.',
  },
  take: 'I have it',
  takeNamed: (group: string) => `I have it: ${group}`,
  done: 'It is done',
  doneNamed: (group: string) => `It is done: ${group}`,
  /** This page names no patient; that one does. */
  whom: 'See whom to call',
  whomNamed: (group: string) => `See whom to call: ${group}`,
  backToOnCall: 'Back to On call',
  goIn: 'Go to the group',
  goInNamed: (group: string) => `Go to the group: ${group}`,
  yours: (time: string) => `You have it, since ${time}.`,
  theirs: (name: string | null, time: string) => `${name ?? 'Someone else'} has it, since ${time}.`,
  leadThere: 'Go in and press “Lead this session”. Then they can speak and write again.',
  alerts: {
    title: 'Sound and notices',
    offer:
      'Be told with a sound, and a notice of your browser, when something new comes. It will ask you once.',
    on: 'You are told with a sound and a notice when something new comes.',
    soundOnly:
      'You are told with a sound when something new comes. Your browser shows no notices of this page.',
    turnOn: 'Turn on sound and notices',
    turnOff: 'Turn off',
  },
  notice: { title: 'Homegroup', body: 'The person on call is needed.' },
};
