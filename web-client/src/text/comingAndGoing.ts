export const landing = {
  opening: 'Opening your group…',
  calm: 'This can take a moment on a slow connection.',
};

export const today = {
  title: (name: string) => `Hello, ${name}`,
  one: 'This is your group today.',
  many: 'These are your groups today. Choose one.',
  none: 'You have no group today.',
  noneNext: 'If you think this is wrong, please call your practice.',
  join: 'Join',
  joinNamed: (title: string) => `Join ${title}`,
  starts: (time: string, end: string) => `${time} to ${end}`,
  doorsAt: (time: string) => `Doors open at ${time}`,
  here: (waiting: number, inRoom: number) => `${inRoom} in the room, ${waiting} waiting`,
  again: 'Refresh',
  onCall: 'On call',
};

export const otherDevice = {
  open: 'Continue on another device',
  title: 'Continue on another device',
  body: 'Open this link on the other device. It works once, and only for you. Do not share it.',
  copy: 'Copy link',
  copied: 'Copied',
  share: 'Send to my device',
  close: 'Close',
  wait: 'Making a link…',
};

export const out = {
  left: { title: 'You have left the group', next: 'The group may still be on. You can come back.' },
  removed: {
    title: 'You cannot be in this group right now',
    next: 'A counselor has ended your part in this session. Please call your practice. They want to hear from you.',
  },
  declined: {
    title: 'A counselor cannot let you in just now',
    next: 'You can try again in a few minutes, or call your practice.',
  },
  'session-ended': { title: 'Group is over', next: 'Thank you for being here. You can close this page.' },
  'taken-over': {
    title: 'You are connected on another device',
    next: 'You can only be in group on one device at a time.',
  },
  'old-page': {
    title: 'This page is out of date',
    next: 'Load it again, and you will be back in your seat.',
  },
  comeBack: 'Come back',
  tryAgain: 'Try again',
  useThisOne: 'Use this one',
  loadAgain: 'Load again',
  toToday: 'Back to today',
  safety: 'If you are in danger or think about hurting yourself, call 911 or 988 now.',
};
