import type * as M from './messages';
import {
  boolean,
  instant,
  list,
  MalformedMessage,
  nullable,
  number,
  object,
  oneOf,
  optional,
  string,
  type Reader,
} from './readers';
import { unnamed } from '../text/shared';

/** The name of a person. It is null when the practice's records no longer hold the person. */
export const personName: Reader<string> = (value, pointer) =>
  value === null ? unnamed : string(value, pointer);

// Readers of the parts that several messages share, as in PROTOCOL.md.

const role = oneOf('lead', 'patient', 'guest', 'interpreter', 'observer');
const kind = oneOf('audio', 'video');
export const switches = object<M.MediaSwitches>({ audio: boolean, video: boolean });

const you = object<M.You>({
  participantId: string,
  name: personName,
  role,
  seatStatus: oneOf('waiting', 'in-room'),
  supervises: boolean,
  assistanceRequestedAt: optional(instant),
});

const agenda = object<M.Agenda>({
  parts: list(
    object<M.AgendaPart>({
      part: oneOf('check-in-round', 'topic', 'break', 'exercise', 'closing'),
      title: string,
      minutes: number,
    }),
  ),
  current: nullable(object<{ number: number; since: string }>({ number, since: instant })),
});

export const session = object<M.SessionView>({
  sessionId: string,
  title: string,
  phase: oneOf('scheduled', 'doors-open', 'in-session', 'on-break', 'ended'),
  doorsOpenAt: instant,
  startsAt: instant,
  endsAt: instant,
  zone: string,
  startedAt: nullable(instant),
  breakSince: nullable(instant),
  doorLocked: boolean,
  leading: optional(nullable(string)),
  leadsHere: number,
  video: boolean,
  kind: optional(string),
  agenda: optional(nullable(agenda)),
  chair: optional(nullable(string)),
  sideRooms: optional(
    list(
      object<M.SideRoom>({
        sideRoomId: string,
        purpose: oneOf('aside', 'small-group', 'crisis'),
        closesAt: nullable(instant),
      }),
    ),
  ),
  hold: optional(nullable(object<{ since: string }>({ since: instant }))),
  lastHold: optional(object<{ since: string; until: string }>({ since: instant, until: instant })),
  chat: optional(object<{ to: M.ChatChoice[] }>({ to: list(oneOf('group', 'leads', 'one')) })),
});

export const participant = object<M.Participant>({
  participantId: string,
  name: personName,
  role,
  connected: boolean,
  handRaisedAt: nullable(instant),
  sharingSince: nullable(instant),
  media: switches,
  sending: switches,
  mutedByLead: list(kind),
  mayLead: boolean,
  sideRoomId: nullable(string),
  assistanceRequestedAt: optional(instant),
  fromWaiting: optional(boolean),
  selfReport: optional(object<M.SelfReport>({ hearing: boolean, at: instant })),
});

const device = oneOf('on', 'off', 'refused', 'missing', 'busy', 'failed', 'hidden');
const measured = optional(nullable(number));

export const preflightResult = object<M.PreflightResult>({
  rating: oneOf('good', 'sound-only', 'trouble'),
  recommendations: list(oneOf('no-path', 'microphone', 'losing', 'slow-answers', 'low-bandwidth', 'camera')),
  path: oneOf('direct', 'relay', 'none'),
  roundTripMs: measured,
  lossUpPercent: measured,
  lossDownPercent: measured,
  kilobitsPerSecond: measured,
  microphone: device,
  camera: device,
  at: instant,
});

const answer = (value: unknown, pointer: string): string | number | boolean => {
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as string | number | boolean;
  throw new MalformedMessage(pointer, 'an answer');
};

const checkIn = object<M.CheckIn>({
  receivedAt: instant,
  locationConfirmed: boolean,
  answersState: oneOf('coming', 'good', 'changed', 'lost'),
  need: nullable(oneOf('unsafe', 'unknown', 'watch', 'steady')),
  sign: nullable(object<M.RelapseSign>({ kind: oneOf('used', 'craving-up'), by: nullable(number) })),
  answers: list(object<M.CheckInAnswer>({ linkId: string, label: string, value: answer })),
});
export const roomCheckIn = object<M.RoomCheckIn>({ participantId: string, checkIn });

export const waitingPerson = object<M.WaitingPerson>({
  participantId: string,
  name: personName,
  role,
  arrivedAt: instant,
  connected: boolean,
  leftAt: nullable(instant),
  preflight: optional(preflightResult),
  checkIn: nullable(checkIn),
});

export const expectedPerson = object<M.ExpectedPerson>({ name: personName, role });

export const waitingRoom = object<M.WaitingRoomView>({ leadsHere: number, seen: boolean });

export const mark = object<M.AttendanceMark>({
  participantId: string,
  qualifyingSeconds: number,
  counting: boolean,
  asOf: instant,
});

export const limits = object<M.Limits>({
  pingSeconds: number,
  lostAfterSeconds: number,
  maxMessageBytes: number,
  messagesPerSecond: number,
});

export const snapshotFields = {
  version: number,
  serverTime: instant,
  you,
  audience: oneOf('waiting', 'group', 'leads'),
  session,
  participants: optional(list(participant)),
  waitingRoom: optional(waitingRoom),
  waiting: optional(list(waitingPerson)),
  checkIns: optional(list(roomCheckIn)),
  attendance: optional(list(mark)),
  expected: optional(list(expectedPerson)),
};

export const mediaPeer = object<M.MediaPeer>({
  peer: string,
  offerer: oneOf('browser', 'bridge'),
  sends: list(kind),
});
export const iceServer = object<M.IceServer>({ urls: list(string), username: string, credential: string });
export const mediaTrack = object<M.MediaTrack>({ mid: string, kind, participantId: string });
export const mediaUpload = object<M.MediaUpload>({ mid: string, kind });
