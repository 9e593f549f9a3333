import type { ServerCode } from '../protocol/codes';

type DeviceCode = `${'audio' | 'video'}-${'refused' | 'missing' | 'busy' | 'failed'}` | 'devices-hidden';

/** Codes that this page gives itself. */
type PageCode = 'no-link' | 'no-network' | 'screen-failed' | 'aside-unconfirmed';

interface FailureText {
  /** A sentence without its period: what happened. */
  title: string;
  /** The next step for the person; empty when there is none. */
  next: string;
}

/** The text for each code. A code without a text does not compile. */
const failures: Record<ServerCode | DeviceCode | PageCode, FailureText> = {
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
    next: 'Part of it may be missing. Open it again from the message, or ask your practice for a new one.',
  },
  unauthorized: {
    title: 'Please open your personal link again',
    next: 'You have been signed out on this device. If your link was used before, ask your practice for a new one.',
  },
  'no-network': {
    title: 'We cannot reach Homegroup',
    next: 'Your internet seems to be down. We will keep trying.',
  },
  unavailable: {
    title: 'Homegroup has a problem right now',
    next: 'It is not your fault. We will keep trying.',
  },
  'not-booked': {
    title: 'You are not on the list of this session',
    next: 'Please call your practice if you think you should be.',
  },
  'doors-closed': {
    title: 'The doors are not open yet',
    next: 'Stay here. This page will take you in when they open.',
  },
  'door-locked': {
    title: 'The door of this group is closed',
    next: 'The counselors have closed it after the start. They can see that you came. Try again in a few minutes.',
  },
  'removed-before': {
    title: 'You cannot come back to this session',
    next: 'Please call your practice. They want to hear from you.',
  },
  'session-ended': { title: 'Group is over', next: 'You can close this page.' },
  'session-full': { title: 'All seats are taken', next: 'Please call your practice.' },
  'unknown-session': { title: 'This group no longer exists', next: 'Please call your practice.' },
  'audio-refused': {
    title: 'Your browser does not let us use the microphone',
    next: 'Tap the lock or the “AA” beside the address at the top, choose “Microphone”, then “Allow”. Then try again.',
  },
  'video-refused': {
    title: 'Your browser does not let us use the camera',
    next: 'Tap the lock or the “AA” beside the address at the top, choose “Camera”, then “Allow”. Then try again.',
  },
  'audio-missing': {
    title: 'No microphone found',
    next: 'Plug one in, or join and listen. You can write in the chat.',
  },
  'video-missing': { title: 'No camera found', next: 'You can join without one.' },
  'audio-busy': {
    title: 'Another app is using the microphone',
    next: 'Close other apps that make calls, then try again.',
  },
  'video-busy': {
    title: 'Another app is using the camera',
    next: 'Close other apps that use it, then try again.',
  },
  'audio-failed': {
    title: 'The microphone did not start',
    next: 'Try again. If it does not help, restart your device.',
  },
  'video-failed': { title: 'The camera did not start', next: 'Try again, or join without camera.' },
  'devices-hidden': {
    title: 'Camera and microphone are locked on this page',
    next: 'Open the link from your practice’s message again. It starts with https.',
  },
  'not-leading': { title: 'Only a counselor can do that', next: '' },
  'is-a-lead': { title: 'That cannot be done to a counselor', next: '' },
  'screen-in-use': {
    title: 'Another counselor is showing a screen',
    next: 'You can show yours when they have stopped.',
  },
  'screen-failed': {
    title: 'Your screen could not be shown',
    next: 'Try again, or choose another window.',
  },
  'on-hold': { title: 'The group is on hold', next: 'Please try again in a moment.' },
  'may-not-lead': {
    title: 'This person is not set up to lead',
    next: 'The practice decides that in the staff record.',
  },
  'chat-not-allowed': { title: 'You cannot write to them here', next: 'Write to the counselors instead.' },
  'nobody-reads-it': {
    title: 'No one is there to read it right now',
    next: 'It was not sent. Try again in a moment.',
  },
  'not-chairing': { title: 'Another member has the chair now', next: '' },
  'not-waiting': { title: 'This person is no longer waiting', next: '' },
  'not-in-room': { title: 'This person is no longer in the room', next: '' },
  'no-bridge': {
    title: 'There is no video right now',
    next: 'So the connection cannot be checked. The group meets by text until video is back.',
  },
  'preflight-running': {
    title: 'You are checking on another page',
    next: 'Close that one, or wait until it is done.',
  },
  'too-many-preflights': {
    title: 'You have run many checks this hour',
    next: 'Please join without a check, or try again later.',
  },
  'location-unconfirmed': {
    title: 'This person has not confirmed where they are',
    next: 'Ask them, or admit them with a reason.',
  },
  'not-here': {
    title: 'You no longer have a seat here',
    next: 'You left, or you are connected on another device. Load this page again.',
  },
  'unknown-participant': { title: 'This person is no longer here', next: '' },
  'not-started': { title: 'The group has not started', next: 'Start it first.' },
  'unknown-part': { title: 'The agenda has changed', next: 'Load this page again to see it.' },
  'not-a-peer-session': { title: 'Only a meeting of peers has a chair', next: '' },
  'may-not-chair': { title: 'Only a member of the group can have the chair', next: '' },
  elsewhere: { title: 'They are in another room now', next: 'It was not sent.' },
  'unknown-side-room': { title: 'That side-room is closed', next: 'Everyone in it is already back.' },
  'not-in-side-room': { title: 'You are back with the group', next: 'There you can speak to a counselor.' },
  'aside-already': {
    title: 'Someone is already apart from the group',
    next: 'End the talk aside first. A counselor who is alone with a participant does not just leave them.',
  },
  'not-in-care': { title: 'That is for members and their guests only', next: '' },
  'group-would-be-alone': {
    title: 'No one would stay with the group',
    next: 'Another counselor has to be with the group first. If someone is in danger, start a crisis room.',
  },
  'not-connected': { title: 'Their connection is down', next: 'Call them: their number is on their card.' },
  'already-over': { title: 'That is over already', next: '' },
  'already-taken': { title: 'Someone else is already doing that', next: '' },
  conflict: {
    title: 'That is not possible right now',
    next: 'Look at the session as it is now, and try again.',
  },
  'not-taken': { title: 'No one has taken that yet', next: 'Take it first.' },
  'not-durable': { title: 'That ends by itself', next: '' },
  'not-yours': {
    title: 'Someone else has taken that',
    next: 'They say when it is done, or a supervisor does.',
  },
  'crisis-open': {
    title: 'Someone still needs help',
    next: 'Help them first, and mark it as over. Then you can end the group.',
  },
  'not-a-patient': { title: 'Only members of the group are asked that', next: '' },
  forbidden: { title: 'You cannot see that', next: 'It is for others of your practice.' },
  'not-found': { title: 'That no longer exists', next: '' },
  'too-large': { title: 'That is too long', next: 'Please make it shorter.' },
  'too-many-messages': { title: 'That was a lot at once', next: 'Please wait a moment, then try again.' },
  malformed: {
    title: 'That could not be understood',
    next: 'Load this page again. If this keeps happening, call your practice.',
  },
  'protocol-version': {
    title: 'This page is out of date',
    next: 'Load it again, and you will be back in your seat.',
  },
  /** The same as `location-unconfirmed`, while they are in a side room. */
  'aside-unconfirmed': {
    title: 'They have not confirmed where they are',
    next: 'Ask them. Then go back to the waiting room with them, and admit them with a reason.',
  },
  'too-many-requests': { title: 'That was a lot at once', next: 'Please wait a moment, then try again.' },
  busy: { title: 'There is too much to do at once', next: 'Please try again in a moment.' },
  internal: {
    title: 'Something went wrong on our side',
    next: 'Please try again. If this keeps happening, call your practice.',
  },
};

/** For a code that this page does not know, because the server is newer. */
const unknownCode: FailureText = {
  title: 'That did not work',
  next: 'Please try again. If this keeps happening, call your practice.',
};

export function failureText(code: string): FailureText {
  return Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : unknownCode;
}
