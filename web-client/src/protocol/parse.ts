import type * as M from './messages';
import {
  switches,
  session,
  participant,
  personName,
  preflightResult,
  roomCheckIn,
  waitingPerson,
  expectedPerson,
  waitingRoom,
  mark,
  limits,
  snapshotFields,
  mediaPeer,
  iceServer,
  mediaTrack,
  mediaUpload,
} from './parts';
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
        name: personName,
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
        kind: oneOf('unsupervised', 'crisis', 'telephone-callback', 'relapse-sign'),
        participantId: nullable(string),
        name: nullable(string),
        raisedAt: instant,
        dueAt: nullable(instant),
        taken: boolean,
        takenBy: nullable(string),
        takenById: nullable(string),
        durable: boolean,
        unreached: boolean,
      }),
    ),
  }),
  'own-crisis-changed': object<M.HelpCalled>({
    type: oneOf('own-crisis-changed'),
    since: nullable(instant),
    answered: boolean,
  }),
  'called-on': object<M.CalledOn>({ type: oneOf('called-on'), participantId: string, by: string }),
  'talk-time': object<M.TalkTime>({
    type: oneOf('talk-time'),
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
  'assistance-changed': object<M.HelpChanged>({
    type: oneOf('assistance-changed'),
    version: number,
    requestedAt: nullable(instant),
  }),
  'door-tried': object<M.DoorTried>({ type: oneOf('door-tried'), at: instant }),
  'preflight-result': object<M.PreflightResultMessage>({
    type: oneOf('preflight-result'),
    preflight: preflightResult,
  }),
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
    preflight: optional(oneOf('sends', 'receives')),
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
