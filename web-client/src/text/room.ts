export const room = {
  you: 'You',
  people: (count: number) => (count === 1 ? '1 person here' : `${count} people here`),
  notStarted: 'The group has not started yet.',
  pathTrouble: 'Picture and sound are stuck. We are fixing it. You can use the chat.',
  noVideo: 'There is no video right now. The group meets by text, in the chat.',
  soundBlocked: 'Your browser is holding back the sound.',
  hearGroup: 'Hear the group',
  connectionDown: 'Your connection dropped. You keep your seat. Reconnecting…',
  theirConnection: 'Connection lost',
  handRaised: 'Hand raised',
  micOff: 'Microphone off',
  mutedByLead: 'Muted by a counselor',
  speaking: 'Speaking',
  now: (title: string) => `Now: ${title}`,
  next: (title: string) => `Next: ${title}`,
  hasChair: 'Chair',
  calledOn: 'Called on',
  youAreCalledOn: 'It is your turn to speak.',
  theyAreCalledOn: (name: string) => `It is ${name}’s turn to speak.`,
  controls: 'Your controls',
  gallery: 'People in the group',
  heldMic: 'A counselor has turned your microphone off.',
  heldCamera: 'A counselor has turned your camera off.',
  letGo: {
    audio: 'You can speak again. Your microphone is still off.',
    video: 'Your camera may be on again. It is still off.',
    off: 'Leave it off',
  },
  mic: { on: 'Mute', off: 'Unmute', held: 'Muted' },
  camera: { on: 'Stop video', off: 'Start video', held: 'Video off' },
  hand: { up: 'Lower hand', down: 'Raise hand' },
  chat: 'Chat',
  unread: (count: number) => `${count} new`,
  unreadChat: (count: number) => `Chat: ${count} new`,
  leave: 'Leave',
  peopleButton: 'Group',
  peoplePanel: 'Your group',
  closePeople: 'Close your group',
  leaveTitle: 'Leave the group?',
  leaveBody: 'You can come back while the group is on. A counselor will let you in again.',
  leaveLeadBody: 'The group goes on without you. You can come back at any time.',
  leaveYes: 'Leave',
  stay: 'Stay',
};

export const presence = {
  title: 'Tell your counselor that you are here',
  why: 'Your sound and picture do not reach the group right now.',
  whyNoVideo: 'There is no sound or picture right now.',
  here: 'I am here',
  ask: 'Can you hear the group?',
  hearing: 'I can hear',
  notHearing: 'I cannot hear',
  saidHearing: 'Your counselor knows: you are here, and you can hear.',
  saidNotHearing: 'Your counselor knows: you are here, and you cannot hear. Look at the chat.',
  change: 'Change',
};

const breakText = {
  title: 'We are taking a break',
  since: (time: string) => `since ${time}`,
  body: 'Stretch, drink some water. Stay on this page: it tells you when group goes on.',
  micOn: 'Your microphone is on. Others may hear you.',
  micOff: 'Your microphone is off.',
  cameraOn: 'Your camera is on. Others may see you.',
  cameraOff: 'Your camera is off.',
  short: 'The group is on a break.',
};
export { breakText as break };

export const hold = {
  title: 'Your counselors’ connection dropped.',
  body: 'Microphones are off for now, and the chat waits. They are coming back. You don’t have to do anything.',
  chat: 'The chat waits until a counselor is back.',
  was: (since: string, until: string) =>
    `No counselor was here from ${since} to ${until}. Microphones and chat were held. Everyone turns their own microphone back on.`,
};

export const chair = {
  yours: 'You have the chair: you read, and you call on people.',
  handUp: (name: string, more: number) =>
    more > 0 ? `${name} has a hand up, and ${more} more.` : `${name} has a hand up.`,
  noHands: 'No hand is up.',
  callOn: (name: string) => `Call on ${name}`,
};

export const supervisor = {
  here: 'You are here as a supervisor. Everyone can see that you are observing.',
  lead: 'Lead this session',
};

export const help = {
  button: 'I need help now',
  title: 'Call a counselor to you?',
  body: 'A counselor will come to you now. Call 911 if someone is in danger right now: it reaches only the place where you are.',
  yes: 'Yes, come to me',
  no: 'Not now',
  calling: 'Calling a counselor…',
  callingLater:
    'Your connection is down. A counselor is called as soon as it is back. If you are in danger right now, call 911 or 988.',
  called: 'A counselor knows that you need help and is coming. Stay here.',
  here: 'A counselor is here with you.',
};

export const chat = {
  title: 'Chat',
  empty: 'No messages yet.',
  to: 'Who is it for?',
  choices: { group: 'Everyone', leads: 'Counselors only', one: 'One person' },
  choosePerson: 'Choose a person',
  /** The audience of a message, shown beside each field for writing. */
  seenBy: {
    group: 'Everyone in the room can read this. It is not saved.',
    leads: (names: string) => `Only your counselors can read this (${names}). It is not saved.`,
    noLeads: 'Only your counselors can read this. None of them is connected right now.',
    one: (name: string) => `Only you and ${name} can read this. It is not saved.`,
    nobody: 'Choose who it is for. No one else will read it.',
    amongLeads: 'Only counselors can read this. No member is ever sent it. It is not saved.',
  },
  labels: {
    group: 'Write to the group',
    leads: 'Write to the counselors',
    one: (name: string) => `Write to ${name}`,
    amongLeads: 'Write to the other counselors',
  },
  onlyLeads: 'to counselors only',
  onlyOne: (name: string) => `only to ${name}`,
  onlyYou: 'only to you',
  answer: (name: string) => `Answer ${name} only`,
  noLeadsMessages: 'Nothing said yet. Agree on the next step here without the group reading it.',
  send: 'Send',
  close: 'Close chat',
  failed: 'Your message was not sent. Please try again.',
};
