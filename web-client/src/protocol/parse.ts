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
  record,
  string,
} from './readers';
import type { Reader } from './readers';

/**
 * Turns a text frame of the server into a message. A type that this page does not know gives `undefined` (an older
 * page goes on working); a known type of the wrong form throws `MalformedMessage`.
 */
export function parseServerMessage(frame: string): M.ServerMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    throw new MalformedMessage('', 'JSON');
  }
  const { type } = envelope(json, '');
  // Object.hasOwn is missing on phones of 2020.
  const known = Object.prototype.hasOwnProperty.call(messages, type);
  return known ? messages[type as M.ServerMessage['type']](json, '') : undefined;
}

const envelope = object<{ type: string }>({ type: string });

const role = oneOf('lead', 'patient', 'guest', 'interpreter', 'observer');
const kind = oneOf('audio', 'video');
const switches = object<M.MediaSwitches>({ audio: boolean, video: boolean });

const you = object<M.You>({
  participantId: string,
  name: string,
  role,
  place: oneOf('waiting', 'in-room'),
  supervises: boolean,
  helpAskedAt: optional(instant),
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

const session = object<M.SessionView>({
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

const participant = object<M.Participant>({
  participantId: string,
  name: string,
  role,
  connected: boolean,
  handRaisedAt: nullable(instant),
  sharingSince: nullable(instant),
  media: switches,
  sending: switches,
  mutedByLead: list(kind),
  mayLead: boolean,
  sideRoomId: nullable(string),
  helpAskedAt: optional(instant),
  fromWaiting: optional(boolean),
  presence: optional(object<M.Presence>({ hearing: boolean, at: instant })),
});

const device = oneOf('on', 'off', 'refused', 'missing', 'busy', 'failed', 'hidden');
const measured = optional(nullable(number));

const lineCheck = object<M.LineCheck>({
  verdict: oneOf('good', 'sound-only', 'trouble'),
  advice: list(oneOf('no-path', 'microphone', 'losing', 'slow-answers', 'thin-line', 'camera')),
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
const roomCheckIn = object<M.RoomCheckIn>({ participantId: string, checkIn });

export const waitingPerson = object<M.WaitingPerson>({
  participantId: string,
  name: string,
  role,
  arrivedAt: instant,
  connected: boolean,
  leftAt: nullable(instant),
  check: optional(lineCheck),
  checkIn: nullable(checkIn),
});

const expectedPerson = object<M.ExpectedPerson>({ name: string, role });

const waitingRoom = object<M.WaitingRoomView>({ leadsHere: number, seen: boolean });

const mark = object<M.AttendanceMark>({
  participantId: string,
  qualifyingSeconds: number,
  counting: boolean,
  asOf: instant,
});

const limits = object<M.Limits>({
  pingSeconds: number,
  lostAfterSeconds: number,
  maxMessageBytes: number,
  messagesPerSecond: number,
});

const snapshotFields = {
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

const mediaPeer = object<M.MediaPeer>({
  peer: string,
  offerer: oneOf('browser', 'bridge'),
  sends: list(kind),
});
const iceServer = object<M.IceServer>({ urls: list(string), username: string, credential: string });
const mediaTrack = object<M.MediaTrack>({ mid: string, kind, participantId: string });
const mediaUpload = object<M.MediaUpload>({ mid: string, kind });

const messages: { [T in M.ServerMessage['type']]: Reader<Extract<M.ServerMessage, { type: T }>> } = {
  welcome: object<M.Welcome>({
    type: oneOf('welcome'),
    protocol: number,
    resumed: boolean,
    limits,
    connectionId: string,
    ...snapshotFields,
  }),
  snapshot: object<M.Snapshot>({ type: oneOf('snapshot'), ...snapshotFields }),
  'session-changed': object<M.SessionChanged>({ type: oneOf('session-changed'), version: number, session }),
  'participant-changed': object<M.ParticipantChanged>({
    type: oneOf('participant-changed'),
    version: number,
    participant,
  }),
  'participant-gone': object<M.ParticipantGone>({
    type: oneOf('participant-gone'),
    version: number,
    participantId: string,
    reason: oneOf('left', 'connection-lost', 'removed', 'returned-to-waiting'),
  }),
  'waiting-changed': object<M.WaitingChanged>({
    type: oneOf('waiting-changed'),
    version: number,
    waiting: list(waitingPerson),
  }),
  'check-ins-changed': object<M.CheckInsChanged>({
    type: oneOf('check-ins-changed'),
    version: number,
    checkIns: list(roomCheckIn),
  }),
  'waiting-room-changed': object<M.WaitingRoomChanged>({
    type: oneOf('waiting-room-changed'),
    version: number,
    session,
    waitingRoom,
  }),
  'attendance-changed': object<M.AttendanceChanged>({
    type: oneOf('attendance-changed'),
    version: number,
    attendance: list(mark),
  }),
  'expected-changed': object<M.ExpectedChanged>({
    type: oneOf('expected-changed'),
    version: number,
    expected: list(expectedPerson),
  }),
  'crises-changed': object<M.CrisesChanged>({
    type: oneOf('crises-changed'),
    crises: list(
      object<M.Crisis>({
        crisisId: string,
        participantId: string,
        name: string,
        raisedAt: instant,
        answered: boolean,
        with: list(string),
        connected: boolean,
      }),
    ),
  }),
  'tasks-changed': object<M.TasksChanged>({
    type: oneOf('tasks-changed'),
    tasks: list(
      object<M.OpenTask>({
        taskId: string,
        kind: oneOf('leaderless', 'help-needed', 'call-back', 'relapse-sign'),
        participantId: nullable(string),
        name: nullable(string),
        raisedAt: instant,
        dueAt: nullable(instant),
        takenBy: nullable(string),
        takenById: nullable(string),
        kept: boolean,
        unreached: boolean,
      }),
    ),
  }),
  'help-called': object<M.HelpCalled>({
    type: oneOf('help-called'),
    since: nullable(instant),
    answered: boolean,
  }),
  'called-on': object<M.CalledOn>({ type: oneOf('called-on'), participantId: string, by: string }),
  floor: object<M.Floor>({
    type: oneOf('floor'),
    since: nullable(instant),
    spokeSeconds: record(number),
  }),
  chat: object<M.Chat>({ type: oneOf('chat'), from: string, to: string, text: string, at: instant }),
  speaking: object<M.Speaking>({ type: oneOf('speaking'), participantId: string, speaking: boolean }),
  'sending-changed': object<M.SendingChanged>({
    type: oneOf('sending-changed'),
    participantId: string,
    sending: switches,
  }),
  'help-changed': object<M.HelpChanged>({
    type: oneOf('help-changed'),
    version: number,
    askedAt: nullable(instant),
  }),
  'door-tried': object<M.DoorTried>({ type: oneOf('door-tried'), at: instant }),
  'check-result': object<M.CheckResult>({ type: oneOf('check-result'), check: lineCheck }),
  goodbye: object<M.Goodbye>({
    type: oneOf('goodbye'),
    reason: oneOf('left', 'removed', 'declined', 'session-ended', 'taken-over', 'server-stopping'),
  }),
  ping: object<M.Ping>({ type: oneOf('ping') }),
  done: object<M.Done>({ type: oneOf('done'), re: string, version: number }),
  rejected: object<M.Rejected>({
    type: oneOf('rejected'),
    re: optional(nullable(string)),
    code: string,
    detail: optional(string),
    pointer: optional(string),
  }),
  'media-open': object<M.MediaOpen>({
    type: oneOf('media-open'),
    endpoint: string,
    peers: list(mediaPeer),
    iceServers: list(iceServer),
    transport: oneOf('all', 'relay'),
    check: optional(oneOf('sends', 'receives')),
  }),
  'media-offer': object<M.MediaOffer>({
    type: oneOf('media-offer'),
    endpoint: string,
    peer: string,
    negotiation: number,
    sdp: string,
    tracks: list(mediaTrack),
    uploads: list(mediaUpload),
  }),
  'media-answer': object<M.MediaAnswer>({
    type: oneOf('media-answer'),
    endpoint: string,
    peer: string,
    negotiation: number,
    sdp: string,
  }),
  'media-candidate': object<M.MediaCandidate>({
    type: oneOf('media-candidate'),
    endpoint: string,
    peer: string,
    candidate: string,
    mid: string,
    mLineIndex: number,
  }),
  'media-tracks': object<M.MediaTracks>({
    type: oneOf('media-tracks'),
    endpoint: string,
    peer: string,
    tracks: list(mediaTrack),
  }),
  'media-closed': object<M.MediaClosed>({ type: oneOf('media-closed'), endpoint: string }),
};
