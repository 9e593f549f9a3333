/** The words of PROTOCOL.md as types. Nothing here decides anything; a change starts in that document. */

export type Role = 'lead' | 'patient' | 'guest' | 'interpreter' | 'observer';
export type Place = 'waiting' | 'in-room';
export type Phase = 'scheduled' | 'doors-open' | 'in-session' | 'on-break' | 'ended';
export type Audience = 'waiting' | 'group' | 'leads';
export type DeviceKind = 'phone' | 'tablet' | 'computer' | 'unknown';
export type MediaKind = 'audio' | 'video';
/** Why a lead admits a patient whose location is not confirmed. */
export type OverrideReason = 'known-to-lead' | 'confirmed-by-phone' | 'emergency' | 'other';
export type GoneReason = 'left' | 'connection-lost' | 'removed' | 'returned-to-waiting';
export type GoodbyeReason =
  'left' | 'removed' | 'declined' | 'session-ended' | 'taken-over' | 'server-stopping';

/** Which of the two kinds are on. */
export interface MediaSwitches {
  audio: boolean;
  video: boolean;
}

export interface You {
  participantId: string;
  name: string;
  role: Role;
  place: Place;
  /** The staff record lets this person make somebody lead. */
  supervises: boolean;
  /** Since when this person asks for help from a small group; left out while they ask for none. */
  helpAskedAt?: string | undefined;
}

export type PartKind = 'check-in-round' | 'topic' | 'break' | 'exercise' | 'closing';

export interface AgendaPart {
  part: PartKind;
  title: string;
  minutes: number;
}

export interface Agenda {
  parts: AgendaPart[];
  /** `number` counts from 1; null before the first part. */
  current: { number: number; since: string } | null;
}

/** `one`: to one participant, whose id is the address. */
export type ChatChoice = 'group' | 'leads' | 'one';

/** How this session goes about things. Left out for somebody who waits. */
export interface SessionFormat {
  /** The practice's word for this kind of room: `group`, `peer`, `family`, `education`, or its own. */
  kind?: string | undefined;
  agenda?: Agenda | null | undefined;
  chair?: string | null | undefined;
  chat?: { to: ChatChoice[] } | undefined;
}

/** `crisis` is told to leads only. */
export type SideRoomPurpose = 'aside' | 'small-group' | 'crisis';

export interface SideRoom {
  sideRoomId: string;
  purpose: SideRoomPurpose;
  /** When everybody is back, once they were called. */
  closesAt: string | null;
}

/** What there is beside the group. Left out for somebody who waits. */
export interface SessionPlaces {
  sideRooms?: SideRoom[] | undefined;
  /** While no lead watches over the group. */
  hold?: { since: string } | null | undefined;
  /** For leads: the hold that was released last. */
  lastHold?: { since: string; until: string } | undefined;
}

export interface SessionView extends SessionFormat, SessionPlaces {
  sessionId: string;
  title: string;
  phase: Phase;
  doorsOpenAt: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  startedAt: string | null;
  breakSince: string | null;
  doorLocked: boolean;
  /** Left out for somebody who waits: they are told nobody's id. */
  leading?: string | null | undefined;
  leadsHere: number;
  /** False while there is no bridge: the group meets by text. */
  video: boolean;
}

export interface Participant {
  participantId: string;
  name: string;
  role: Role;
  connected: boolean;
  handRaisedAt: string | null;
  /** While they show a screen to those in the same place. */
  sharingSince: string | null;
  /** What the bridge receives. */
  media: MediaSwitches;
  /** What the person's own switches say. */
  sending: MediaSwitches;
  /** What a lead holds back. */
  mutedByLead: MediaKind[];
  mayLead: boolean;
  /** Null with the group. */
  sideRoomId: string | null;
  /** For leads: since when they ask for help from a small group. */
  helpAskedAt?: string | undefined;
  /** For leads: came aside out of the waiting room, and goes back there. */
  fromWaiting?: boolean | undefined;
  /** For leads: what somebody of whom the bridge receives nothing said last. */
  presence?: Presence | undefined;
}

/** "I am here", without sound or picture. */
export interface Presence {
  hearing: boolean;
  at: string;
}

export type DeviceWord = 'on' | 'off' | 'refused' | 'missing' | 'busy' | 'failed' | 'hidden';
export type LinePath = 'direct' | 'relay' | 'none';
export type Verdict = 'good' | 'sound-only' | 'trouble';
export type Advice = 'no-path' | 'microphone' | 'losing' | 'slow-answers' | 'thin-line' | 'camera';

/** What a check of the line measured; null or left out: it could not. */
export interface LineFound {
  path: LinePath;
  roundTripMs?: number | null | undefined;
  lossUpPercent?: number | null | undefined;
  lossDownPercent?: number | null | undefined;
  kilobitsPerSecond?: number | null | undefined;
  microphone: DeviceWord;
  camera: DeviceWord;
}

/** A check with its verdict, which is the server's. */
export interface LineCheck extends LineFound {
  verdict: Verdict;
  /** Most important first. */
  advice: Advice[];
  at: string;
}

export interface WaitingPerson {
  participantId: string;
  name: string;
  role: Role;
  arrivedAt: string;
  connected: boolean;
  leftAt: string | null;
  /** Of the line, before they came; left out when there was none. */
  check?: LineCheck | undefined;
  /** What a patient answered at the door; null before. */
  checkIn: CheckIn | null;
}

/** How soon a lead should look after somebody; `unknown`: their answers cannot be relied on. */
export type Need = 'unsafe' | 'unknown' | 'watch' | 'steady';

/** Whether answers are those that were given; `coming`: they have not been read yet. */
export type AnswersState = 'coming' | 'good' | 'changed' | 'lost';

/** An early sign of relapse. */
export interface RelapseSign {
  kind: 'used' | 'craving-up';
  by: number | null;
}

/** For leads only. */
export interface CheckIn {
  receivedAt: string;
  locationConfirmed: boolean;
  answersState: AnswersState;
  /** Null while the answers have not been read. */
  need: Need | null;
  sign: RelapseSign | null;
  /** Empty unless they are good. */
  answers: CheckInAnswer[];
}

export interface CheckInAnswer {
  linkId: string;
  label: string;
  value: string | number | boolean;
}

/** Somebody in the room who answered. */
export interface RoomCheckIn {
  participantId: string;
  checkIn: CheckIn;
}

/** Somebody who is booked and has not come. */
export interface ExpectedPerson {
  name: string;
  role: Role;
}

export interface WaitingRoomView {
  leadsHere: number;
  /** Only when a lead who is here now has this person on the screen. */
  seen: boolean;
}

export interface AttendanceMark {
  participantId: string;
  qualifyingSeconds: number;
  counting: boolean;
  asOf: string;
}

export interface Limits {
  pingSeconds: number;
  lostAfterSeconds: number;
  maxMessageBytes: number;
  messagesPerSecond: number;
}

/** What `welcome` and `snapshot` share. */
export interface SnapshotFields {
  version: number;
  serverTime: string;
  you: You;
  audience: Audience;
  session: SessionView;
  participants?: Participant[] | undefined;
  waitingRoom?: WaitingRoomView | undefined;
  waiting?: WaitingPerson[] | undefined;
  checkIns?: RoomCheckIn[] | undefined;
  attendance?: AttendanceMark[] | undefined;
  expected?: ExpectedPerson[] | undefined;
}

export interface Welcome extends SnapshotFields {
  type: 'welcome';
  protocol: number;
  resumed: boolean;
  limits: Limits;
  connectionId: string;
}

export interface Snapshot extends SnapshotFields {
  type: 'snapshot';
}

export interface SessionChanged {
  type: 'session-changed';
  version: number;
  session: SessionView;
}

export interface ParticipantChanged {
  type: 'participant-changed';
  version: number;
  participant: Participant;
}

export interface ParticipantGone {
  type: 'participant-gone';
  version: number;
  participantId: string;
  reason: GoneReason;
}

export interface WaitingChanged {
  type: 'waiting-changed';
  version: number;
  waiting: WaitingPerson[];
}

export interface CheckInsChanged {
  type: 'check-ins-changed';
  version: number;
  checkIns: RoomCheckIn[];
}

export interface WaitingRoomChanged {
  type: 'waiting-room-changed';
  version: number;
  session: SessionView;
  waitingRoom: WaitingRoomView;
}

export interface AttendanceChanged {
  type: 'attendance-changed';
  version: number;
  attendance: AttendanceMark[];
}

export interface ExpectedChanged {
  type: 'expected-changed';
  version: number;
  expected: ExpectedPerson[];
}

/** For leads only: somebody needs help now. */
export interface Crisis {
  crisisId: string;
  participantId: string;
  name: string;
  raisedAt: string;
  /** A lead came, and is still there. */
  answered: boolean;
  /** The leads who are with them. */
  with: string[];
  connected: boolean;
}

export interface CrisesChanged {
  type: 'crises-changed';
  crises: Crisis[];
}

export type TaskKind = 'leaderless' | 'help-needed' | 'call-back' | 'relapse-sign';

/** For leads only: something that somebody has to see to. */
export interface OpenTask {
  taskId: string;
  kind: TaskKind;
  participantId: string | null;
  /** In full, of whom it is about. */
  name: string | null;
  raisedAt: string;
  dueAt: string | null;
  /** A name: it may be somebody who is not in the session. */
  takenBy: string | null;
  /** Their seat, if they have one here. */
  takenById: string | null;
  /** It stays until somebody says that it is done; anything else is over by itself. */
  kept: boolean;
  /** The supervisor on call was called about it, and the call did not get through: somebody has to phone. */
  unreached: boolean;
}

export interface TasksChanged {
  type: 'tasks-changed';
  tasks: OpenTask[];
}

/** To somebody who called for help. `since` is null when it is over. */
export interface HelpCalled {
  type: 'help-called';
  since: string | null;
  answered: boolean;
}

/** The chair, or a lead, gave somebody the word. */
export interface CalledOn {
  type: 'called-on';
  participantId: string;
  by: string;
}

/** For how long each has spoken; who has not is not in it. */
export interface Floor {
  type: 'floor';
  /** Of what was before nothing is known; null when it counts from the start of the session. */
  since: string | null;
  spokeSeconds: Record<string, number>;
}

export interface Chat {
  type: 'chat';
  from: string;
  /** `group`, `leads`, or a participant's id. */
  to: string;
  text: string;
  at: string;
}

export interface Speaking {
  type: 'speaking';
  participantId: string;
  speaking: boolean;
}

export interface SendingChanged {
  type: 'sending-changed';
  participantId: string;
  sending: MediaSwitches;
}

/** To the one who asked for help: null when it came. */
export interface HelpChanged {
  type: 'help-changed';
  version: number;
  askedAt: string | null;
}

export interface DoorTried {
  type: 'door-tried';
  at: string;
}

export interface CheckResult {
  type: 'check-result';
  check: LineCheck;
}

export interface Goodbye {
  type: 'goodbye';
  reason: GoodbyeReason;
}

export interface Ping {
  type: 'ping';
}

export interface Done {
  type: 'done';
  re: string;
  version: number;
}

export interface Rejected {
  type: 'rejected';
  /** The id of the command, or `hello`; a malformed message has none. */
  re?: string | null | undefined;
  code: string;
  detail?: string | undefined;
  pointer?: string | undefined;
}

export interface MediaPeer {
  peer: string;
  offerer: 'browser' | 'bridge';
  sends: MediaKind[];
}

export interface MediaTrack {
  mid: string;
  kind: MediaKind;
  participantId: string;
}

export interface MediaUpload {
  mid: string;
  kind: MediaKind;
}

/** A TURN server, with a login for one endpoint. */
export interface IceServer {
  urls: string[];
  username: string;
  credential: string;
}

/** How a browser may reach the bridge; the same for every peer of an endpoint. */
export interface IceSettings {
  iceServers: IceServer[];
  /** `relay`: through a TURN server or not at all. */
  transport: 'all' | 'relay';
}

export interface MediaOpen extends IceSettings {
  type: 'media-open';
  endpoint: string;
  peers: MediaPeer[];
  /** Only in a check of the line: which of the two participants this is. */
  check?: 'sends' | 'receives' | undefined;
}

export interface MediaOffer {
  type: 'media-offer';
  endpoint: string;
  peer: string;
  negotiation: number;
  sdp: string;
  tracks: MediaTrack[];
  uploads: MediaUpload[];
}

export interface MediaAnswer {
  type: 'media-answer';
  endpoint: string;
  peer: string;
  negotiation: number;
  sdp: string;
}

export interface MediaCandidate {
  type: 'media-candidate';
  endpoint: string;
  peer: string;
  /** Empty at the end of them. */
  candidate: string;
  mid: string;
  mLineIndex: number;
}

export interface MediaTracks {
  type: 'media-tracks';
  endpoint: string;
  peer: string;
  tracks: MediaTrack[];
}

export interface MediaRestart {
  type: 'media-restart';
  endpoint: string;
  peer: string;
}

export interface MediaClosed {
  type: 'media-closed';
  endpoint: string;
}

/** Media messages that the server sends. */
export type MediaServerMessage =
  MediaOpen | MediaOffer | MediaAnswer | MediaCandidate | MediaTracks | MediaClosed;

/** Media messages that the browser sends. */
export type MediaClientMessage = MediaOffer | MediaAnswer | MediaCandidate | MediaRestart;

export type ServerMessage =
  | Welcome
  | Snapshot
  | SessionChanged
  | ParticipantChanged
  | ParticipantGone
  | WaitingChanged
  | CheckInsChanged
  | WaitingRoomChanged
  | AttendanceChanged
  | ExpectedChanged
  | CrisesChanged
  | TasksChanged
  | HelpCalled
  | CalledOn
  | Floor
  | Chat
  | Speaking
  | SendingChanged
  | HelpChanged
  | DoorTried
  | CheckResult
  | Goodbye
  | Ping
  | Done
  | Rejected
  | MediaServerMessage;

export interface Hello {
  type: 'hello';
  protocol: 1;
  token: string;
  sessionId: string;
  device: DeviceKind;
  /** `connectionId` only from the page that was given it, and never after a reload. */
  resume?: { audience: Audience; version: number; connectionId?: string };
}

/** Instead of `hello`: a check of the line, without coming. */
export interface Check {
  type: 'check';
  protocol: 1;
  token: string;
  sessionId: string;
}

/** Said in a check only. */
export type CheckMessage = { type: 'check-relay' } | { type: 'check-found'; found: LineFound };

/** A command without its id, which the SignalingClient gives. */
export type Command =
  | { type: 'admit'; participantId: string; override?: OverrideReason }
  | { type: 'decline' | 'return-to-waiting' | 'remove'; participantId: string }
  | { type: 'grant-lead' | 'hand-over-lead'; participantId: string }
  | { type: 'admit-all' | 'leave' | 'start' | 'take-break' | 'resume' | 'end' | 'raise-hand' }
  | { type: 'lower-hand'; participantId?: string }
  | { type: 'confirm-presence'; hearing: boolean }
  | { type: 'mute' | 'unmute'; participantId: string; kind: MediaKind }
  | { type: 'share-screen'; on: boolean }
  | { type: 'lock-door' | 'unlock-door' }
  | { type: 'begin-part'; number: number }
  | { type: 'choose-chair' | 'call-on'; participantId: string }
  | { type: 'withdraw-chair' }
  | { type: 'take-aside'; participantId: string; override?: OverrideReason }
  | { type: 'split'; groups: string[][] }
  /** Without `sideRoomId`: with the group. */
  | { type: 'visit'; sideRoomId?: string }
  | { type: 'move'; participantId: string; sideRoomId?: string }
  | { type: 'call-back'; seconds: number }
  | { type: 'close-side-room'; sideRoomId: string }
  | { type: 'ask-for-help' }
  | { type: 'answer-help'; participantId: string }
  | { type: 'raise-crisis'; participantId?: string }
  | { type: 'answer-crisis' | 'close-crisis'; crisisId: string }
  | { type: 'take-task' | 'done-task'; taskId: string }
  | { type: 'chat'; text: string; to: string };

export type CommandMessage = Command & { id: string };

/** How tall somebody's video is shown, in pixels. */
export interface VideoWish {
  participantId: string;
  height: number;
}

/** Said without an id, and not answered. */
export type Notice =
  | { type: 'receive'; video: VideoWish[] }
  | { type: 'sending'; audio: boolean; video: boolean }
  | { type: 'queue-seen'; version: number }
  | MediaClientMessage;

export type ClientMessage = Hello | Check | CheckMessage | CommandMessage | Notice | { type: 'pong' };

type OfType<M, T> = M extends { type: infer Types } ? (T extends Types ? M & { type: T } : never) : never;

/** The message of the client that has this type. */
export type ClientMessageOf<T extends ClientMessage['type']> = OfType<ClientMessage, T>;
