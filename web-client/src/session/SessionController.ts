import type { ApiClient } from '../api/ApiClient';
import type { Clock } from '../clock';
import { degradation } from '../network/networkQuality';
import { NetworkMonitor } from '../network/NetworkMonitor';
import type { SaveData } from '../network/saveData';
import { READABLE, TALLEST, ReceiverConstraints, type Restraint } from '../network/ReceiverConstraints';
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
import { joining, ownParticipant, whoShares, type ClientState } from './state';

export interface SessionControllerOptions {
  sessionId: string;
  device: DeviceKind;
  local: LocalMedia;
  api: ApiClient;
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

/** Outcomes that need no message: abandoned with the page, or handled by a dialog of their own. */
const EXPLAINED_ELSEWHERE = ['abandoned', 'location-unconfirmed'];

/** Without signaling, no lead can moderate: media continue for this long and then end (ADR 0014). */
const MEDIA_OUTLIVE_SIGNALING_MS = 90_000;

/** The longest wait for a confirmation when leaving over a broken connection. */
const LEAVE_WITHIN_MS = 3_000;

/**
 * One visit to one group session: the live socket, the media and this device's microphone and camera, brought
 * together. Screens read `state` and call the verbs; they know nothing else.
 */
export class SessionController {
  readonly state = new Observable<ClientState>(joining);
  readonly media: MediaSession;
  readonly local: LocalMedia;
  readonly saveData: SaveData;
  readonly network: NetworkMonitor;
  /** The screen that this page shows to the others; only leads may. */
  readonly screen: ScreenShare;
  /** Start of the shared screen that a participant who saves data has asked to see. */
  readonly screenWanted = new Observable<string | null>(null);
  /** The last refusal, to be shown and dismissed. */
  readonly refusal = new Observable<{ number: number; code: string } | null>(null);
  readonly sessionId: string;
  readonly api: ApiClient;
  /** The switches before an ending, for rejoining. */
  switchesBefore: MediaSwitches = { audio: true, video: true };
  private readonly signaling: SignalingClient;
  private readonly clock: Clock;
  private readonly oldPage: () => void;
  private told: MediaSwitches = { audio: false, video: false };
  private queueSeenVersion = -1;
  private failures = 0;
  private readonly receiverConstraints: ReceiverConstraints;
  private readonly unsubscribe: (() => void)[];
  private cancelEndOfMedia: (() => void) | undefined;

  constructor(options: SessionControllerOptions) {
    this.sessionId = options.sessionId;
    this.api = options.api;
    this.clock = options.clock;
    this.local = options.local;
    this.oldPage = options.oldPage ?? (() => undefined);
    this.signaling = new SignalingClient(options, {
      message: (message) => this.receive(message),
      connection: (connection) => this.connectionChanged(connection),
      ended: (ending) => this.ended(ending),
    });
    this.media = new MediaSession({
      makePeer: options.makePeer,
      clock: options.clock,
      say: (message) => this.signaling.say(message),
    });
    this.saveData = options.saveData;
    this.network = new NetworkMonitor(
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
    this.receiverConstraints = new ReceiverConstraints(options.clock, (video) =>
      this.signaling.say({ type: 'receive', video }),
    );
    this.unsubscribe = [
      this.local.state.subscribe(() => this.localChanged()),
      this.screen.track.subscribe(() => {
        this.localChanged();
        this.restrain();
      }),
      this.screenWanted.subscribe(() => this.restrain()),
      this.media.path.subscribe((path) => (path === 'none' ? this.network.stop() : this.network.start())),
      this.saveData.on.subscribe(() => this.restrain()),
      this.network.state.subscribe(() => this.restrain()),
    ];
    this.localChanged();
    this.restrain();
  }

  /** Connects; also the way back from another device. */
  connect() {
    if (this.state.value.at === 'out') this.state.set(joining);
    this.signaling.connect();
  }

  stop() {
    for (const end of this.unsubscribe) end();
    this.receiverConstraints.stop();
    this.network.stop();
    this.cancelEndOfMedia?.();
    this.screen.told(false);
    this.signaling.stop();
    this.media.close();
  }

  /** Without a network no path can be repaired; that is done when one returns. */
  networkLost() {
    this.signaling.networkChanged();
  }

  networkChanged() {
    this.signaling.networkChanged();
    this.media.networkChanged();
  }

  /** A page that was hidden may hold a dead socket; a hidden page receives no videos. */
  pageHidden(hidden: boolean) {
    this.receiverConstraints.pageHidden(hidden);
    if (!hidden) this.signaling.networkChanged();
  }

  /** Sets the height of each visible tile; videos without a tile are not sent. */
  setVisibleTiles(tiles: ReadonlyMap<string, number>) {
    // Tiles disappear with the room and return with it: kept meanwhile, so that after a short interruption everyone
    // is seen at once.
    if (this.state.value.at === 'room') this.receiverConstraints.setVisibleTiles(tiles);
  }

  /** Sends a command; a refusal is shown on the screen. */
  async command(command: Command): Promise<Outcome> {
    const outcome = await this.signaling.command(command);
    if (!outcome.done && !EXPLAINED_ELSEWHERE.includes(outcome.code)) this.failed(outcome.code);
    return outcome;
  }

  /** Shows that an action failed. */
  failed(code: string) {
    this.refusal.set({ number: ++this.failures, code });
  }

  async leave() {
    const degrade = new Promise<void>((resolve) => this.clock.after(LEAVE_WITHIN_MS, resolve));
    await Promise.race([this.signaling.command({ type: 'leave' }), degrade]);
    if (this.state.value.at !== 'out') {
      this.signaling.stop();
      this.ended({ reason: 'left' });
    }
  }

  /** Reports that a lead's screen shows the queue: once for each version, and again on a new connection. */
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
        // The server does not repeat switches: each new connection sends them.
        this.told = this.switches;
        this.signaling.say({ type: 'sending', ...this.told });
        this.receiverConstraints.connected();
        break;
      default:
    }
    this.input({ from: 'server', message, now: this.clock.now() });
  }

  private connectionChanged(connection: 'up' | 'down') {
    if (connection === 'up') {
      this.cancelEndOfMedia?.();
      this.cancelEndOfMedia = undefined;
    } else {
      this.cancelEndOfMedia ??= this.clock.after(MEDIA_OUTLIVE_SIGNALING_MS, () => {
        this.media.close();
        // The screen is no longer seen, and the next connection starts afresh.
        this.screen.told(false);
        this.signaling.beginAnew();
      });
    }
    this.input({ from: 'connection', connection });
  }

  private input(input: Input) {
    const before = whoShares(this.state.value);
    const state = reduce(this.state.value, input);
    this.state.set(state);
    if (state.at === 'waiting') this.media.close();
    this.applyMutes(state);
    if (state.at !== 'joining') this.screen.told(isOwn(state, whoShares(state)));
    if (before?.sharingSince !== whoShares(state)?.sharingSince) this.restrain();
  }

  private applyMutes(state: ClientState) {
    const own = state.at === 'room' ? ownParticipant(state) : undefined;
    const heldGroup = state.at === 'room' && state.lead === null && state.session.hold != null;
    const holds = (kind: MediaKind) =>
      (own?.mutedByLead.includes(kind) ?? false) || (kind === 'audio' && heldGroup);
    for (const kind of ['audio', 'video'] satisfies MediaKind[]) this.local.hold(kind, holds(kind));
  }

  /** Degrades in the documented order when the network is weak; see `weak-network.md`. */
  private restrain() {
    const degraded = degradation(this.network.state.value.level);
    const saving = this.saveData.on.value;
    this.receiverConstraints.restrain({
      none: saving || degraded.othersVideo,
      small: degraded.size,
      screen: this.othersScreen(),
    });
    this.media.degrade({
      size: degraded.size,
      ownVideo: this.screen.track.value ? degraded.screen : degraded.ownVideo,
    });
  }

  private othersScreen(): Restraint['screen'] {
    const sharer = whoShares(this.state.value);
    if (!sharer || isOwn(this.state.value, sharer)) return undefined;
    const degraded = degradation(this.network.state.value.level);
    const small = this.saveData.on.value || degraded.othersVideo;
    const tallest = this.seesScreen() && !degraded.screen ? (small ? READABLE : TALLEST) : 0;
    return { of: sharer.participantId, tallest };
  }

  /** True when a shared screen is to be received: data are not saved, or the person has asked for it. */
  private seesScreen(): boolean {
    const sharer = whoShares(this.state.value);
    if (!sharer || isOwn(this.state.value, sharer)) return false;
    return !this.saveData.on.value || this.screenWanted.value === sharer.sharingSince;
  }

  /** Sets the size of the own picture: leads send a larger one, in several sizes. */
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

  /** A shared screen counts as video, whatever the camera does. */
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
