import type { Clock } from '../clock';
import { asFailure } from '../errors';
import { call } from '../http';
import { givenUp } from '../line/lineQuality';
import { LineWatch } from '../line/LineWatch';
import type { SaveData } from '../line/saveData';
import { READABLE, TALLEST, VideoWishes, type Restraint } from '../line/VideoWishes';
import type { LocalMedia } from '../media/LocalMedia';
import { MediaSession } from '../media/MediaSession';
import type { PeerFactory } from '../media/PeerPort';
import { captureScreen } from '../media/screenCapture';
import { Observable } from '../observable';
import type {
  Command,
  DeviceKind,
  MediaKind,
  MediaSwitches,
  Participant,
  ServerMessage,
} from '../protocol/messages';
import type { Outcome } from '../protocol/Outbox';
import { SignalingClient, type Ending, type Socket } from '../protocol/SignalingClient';
import { reduce, type Input } from './reduce';
import { ScreenShare } from './ScreenShare';
import { atTheDoor, ownParticipant, whoShares, type ClientState } from './state';

export interface SessionControllerOptions {
  sessionId: string;
  device: DeviceKind;
  local: LocalMedia;
  accessToken: (fresh: boolean) => Promise<string>;
  openSocket: () => Socket;
  makePeer: PeerFactory;
  /** Asks the person which screen to show. */
  capture?: () => Promise<MediaStreamTrack | undefined>;
  clock: Clock;
  random: () => number;
  saveData: SaveData;
  /** The server speaks a newer protocol than this page. */
  oldPage?: () => void;
}

/** Given up with the page, or asked about by a dialog of its own. */
const EXPLAINED_ELSEWHERE = ['abandoned', 'location-unconfirmed'];

/** Nobody leads, admits or removes over a dead line: media go on without it for so long, and then end (ADR 0014). */
const MEDIA_OUTLIVE_THE_LINE_MS = 90_000;

/** Somebody who leaves does not wait longer than this for a broken line. */
const LEAVE_WITHIN_MS = 3_000;

/**
 * One visit to one group session: the live socket, the media and this device's microphone and camera, brought
 * together. Screens read `state` and call the verbs; they know nothing else.
 */
export class SessionController {
  readonly state = new Observable<ClientState>(atTheDoor);
  readonly media: MediaSession;
  readonly local: LocalMedia;
  readonly saveData: SaveData;
  readonly line: LineWatch;
  /** The screen that this page shows to the others; only leads may. */
  readonly screen: ScreenShare;
  /** Somebody who saves data wants to see the screen that is shown since then. */
  readonly screenWanted = new Observable<string | null>(null);
  /** The last refusal of something this person asked for, to be shown and put away. */
  readonly refusal = new Observable<{ number: number; code: string } | null>(null);
  readonly sessionId: string;
  /** As the switches stood before an ending, for coming back. */
  switchesBefore: MediaSwitches = { audio: true, video: true };
  private readonly signaling: SignalingClient;
  private readonly clock: Clock;
  private readonly accessToken: (fresh: boolean) => Promise<string>;
  private readonly oldPage: () => void;
  private told: MediaSwitches = { audio: false, video: false };
  private queueSeenVersion = -1;
  private failures = 0;
  private readonly wishes: VideoWishes;
  private readonly unsubscribe: (() => void)[];
  private cancelEndOfMedia: (() => void) | undefined;

  constructor(options: SessionControllerOptions) {
    this.sessionId = options.sessionId;
    this.clock = options.clock;
    this.accessToken = options.accessToken;
    this.local = options.local;
    this.oldPage = options.oldPage ?? (() => undefined);
    this.signaling = new SignalingClient(options, {
      message: (message) => this.receive(message),
      line: (line) => this.lineIs(line),
      ended: (ending) => this.ended(ending),
    });
    this.media = new MediaSession({
      makePeer: options.makePeer,
      clock: options.clock,
      say: (message) => this.signaling.say(message),
    });
    this.saveData = options.saveData;
    this.line = new LineWatch(
      options.clock,
      () => this.media.figures(),
      () => this.seesScreen() || this.screen.track.value !== null,
      () => this.media.path.value === 'trouble',
    );
    this.screen = new ScreenShare({
      capture: options.capture ?? captureScreen,
      command: (command) => this.command(command),
      failed: (code) => this.failed(code),
    });
    this.wishes = new VideoWishes(options.clock, (video) => this.signaling.say({ type: 'receive', video }));
    this.unsubscribe = [
      this.local.state.subscribe(() => this.localChanged()),
      this.screen.track.subscribe(() => {
        this.localChanged();
        this.restrain();
      }),
      this.screenWanted.subscribe(() => this.restrain()),
      this.media.path.subscribe((path) => (path === 'none' ? this.line.stop() : this.line.start())),
      this.saveData.on.subscribe(() => this.restrain()),
      this.line.state.subscribe(() => this.restrain()),
    ];
    this.localChanged();
    this.restrain();
  }

  /** Connects; also the way back from another device. */
  connect() {
    if (this.state.value.at === 'out') this.state.set(atTheDoor);
    this.signaling.connect();
  }

  stop() {
    for (const end of this.unsubscribe) end();
    this.wishes.stop();
    this.line.stop();
    this.cancelEndOfMedia?.();
    this.screen.told(false);
    this.signaling.stop();
    this.media.close();
  }

  /** Over no network no path can be mended: that is done when there is one again. */
  networkLost() {
    this.signaling.networkChanged();
  }

  networkChanged() {
    this.signaling.networkChanged();
    this.media.networkChanged();
  }

  /** A page that was out of sight may hold a socket that died meanwhile; one that is shows no videos. */
  pageHidden(hidden: boolean) {
    this.wishes.pageHidden(hidden);
    if (!hidden) this.signaling.networkChanged();
  }

  /** How tall each participant's video stands on the screen now; others are not sent to it. */
  shows(tiles: ReadonlyMap<string, number>) {
    // The tiles that go with the room come back with it: asked back for a moment, one sees everybody at once again.
    if (this.state.value.at === 'room') this.wishes.shows(tiles);
  }

  /** Does it, or puts the refusal where the screen shows it. */
  async command(command: Command): Promise<Outcome> {
    const outcome = await this.signaling.command(command);
    if (!outcome.done && !EXPLAINED_ELSEWHERE.includes(outcome.code)) this.failed(outcome.code);
    return outcome;
  }

  /** Shows that something this person asked for did not happen. */
  failed(code: string) {
    this.refusal.set({ number: ++this.failures, code });
  }

  /** What belongs to this session and comes by HTTP: asked for, or with a body told. */
  async json(path: string, body?: unknown): Promise<unknown> {
    const attempt = async (fresh: boolean) =>
      call(`/api/sessions/${encodeURIComponent(this.sessionId)}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await this.accessToken(fresh)}`,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const response = await attempt(false).catch((thrown: unknown) => {
      if (asFailure(thrown).code === 'unauthorized') return attempt(true);
      throw thrown;
    });
    return response.json();
  }

  async leave() {
    const giveUp = new Promise<void>((resolve) => this.clock.after(LEAVE_WITHIN_MS, resolve));
    await Promise.race([this.signaling.command({ type: 'leave' }), giveUp]);
    if (this.state.value.at !== 'out') {
      this.signaling.stop();
      this.ended({ reason: 'left' });
    }
  }

  /** A lead's screen shows the queue. Said once for each version, and again on a new connection. */
  queueSeen(version: number) {
    if (version === this.queueSeenVersion) return;
    this.queueSeenVersion = version;
    this.signaling.say({ type: 'queue-seen', version });
  }

  private receive(message: ServerMessage) {
    switch (message.type) {
      case 'media-open':
      case 'media-offer':
      case 'media-answer':
      case 'media-candidate':
      case 'media-tracks':
      case 'media-closed':
        return this.media.receive(message);
      case 'welcome':
        this.leadsPicture(message.you.role === 'lead');
        this.queueSeenVersion = -1;
        // Switches are not repeated by the server: a new connection says them again.
        this.told = this.switches;
        this.signaling.say({ type: 'sending', ...this.told });
        this.wishes.connected();
        break;
      default:
    }
    this.input({ from: 'server', message, now: this.clock.now() });
  }

  private lineIs(line: 'up' | 'down') {
    if (line === 'up') {
      this.cancelEndOfMedia?.();
      this.cancelEndOfMedia = undefined;
    } else {
      this.cancelEndOfMedia ??= this.clock.after(MEDIA_OUTLIVE_THE_LINE_MS, () => {
        this.media.close();
        // Nobody sees it any more, and the next connection is another one.
        this.screen.told(false);
        this.signaling.beginAnew();
      });
    }
    this.input({ from: 'line', line });
  }

  private input(input: Input) {
    const before = whoShares(this.state.value);
    const state = reduce(this.state.value, input);
    this.state.set(state);
    if (state.at === 'waiting') this.media.close();
    this.holdWhatALeadHolds(state);
    if (state.at !== 'door') this.screen.told(isOwn(state, whoShares(state)));
    if (before?.sharingSince !== whoShares(state)?.sharingSince) this.restrain();
  }

  private holdWhatALeadHolds(state: ClientState) {
    const own = state.at === 'room' ? ownParticipant(state) : undefined;
    const heldGroup = state.at === 'room' && state.lead === null && state.session.hold != null;
    const holds = (kind: MediaKind) =>
      (own?.mutedByLead.includes(kind) ?? false) || (kind === 'audio' && heldGroup);
    for (const kind of ['audio', 'video'] satisfies MediaKind[]) this.local.hold(kind, holds(kind));
  }

  /** What the line does not carry is given up in the written order; see `poor-line.md`. */
  private restrain() {
    const given = givenUp(this.line.state.value.level);
    const saving = this.saveData.on.value;
    this.wishes.restrain({
      none: saving || given.othersVideo,
      small: given.size,
      screen: this.othersScreen(),
    });
    this.media.giveUp({
      size: given.size,
      ownVideo: this.screen.track.value ? given.screen : given.ownVideo,
    });
  }

  private othersScreen(): Restraint['screen'] {
    const sharer = whoShares(this.state.value);
    if (!sharer || isOwn(this.state.value, sharer)) return undefined;
    const given = givenUp(this.line.state.value.level);
    const spared = this.saveData.on.value || given.othersVideo;
    const tallest = this.seesScreen() && !given.screen ? (spared ? READABLE : TALLEST) : 0;
    return { of: sharer.participantId, tallest };
  }

  /** Whether somebody shows a screen to this person, who saves no data or has asked for it. */
  private seesScreen(): boolean {
    const sharer = whoShares(this.state.value);
    if (!sharer || isOwn(this.state.value, sharer)) return false;
    return !this.saveData.on.value || this.screenWanted.value === sharer.sharingSince;
  }

  /** Everybody looks at who leads: a larger picture, in sizes for each screen and line. */
  private leadsPicture(lead: boolean) {
    this.local.pictures(lead ? 'large' : 'small');
    this.media.inSizes = lead;
  }

  private localChanged() {
    const { audio, video } = this.local.state.value;
    const screen = this.screen.track.value;
    this.media.send('audio', audio.track);
    this.media.send('video', screen ?? video.track, screen !== null);
    const { switches } = this;
    if (switches.audio === this.told.audio && switches.video === this.told.video) return;
    this.told = switches;
    this.signaling.say({ type: 'sending', ...switches });
  }

  /** A screen is video, whatever the camera does. */
  private get switches(): MediaSwitches {
    const { audio, video } = this.local.switches;
    return { audio, video: video || this.screen.track.value !== null };
  }

  private ended(ending: Ending) {
    this.media.close();
    this.input({ from: 'ending', ending });
    if (ending.reason === 'old-page') this.oldPage();
  }
}

function isOwn(state: ClientState, sharer: Participant | undefined): boolean {
  return state.at === 'room' && sharer?.participantId === state.you.participantId;
}
