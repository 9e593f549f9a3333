import type { Clock } from '../clock';
import type {
  IceSettings,
  MediaAnswer,
  MediaCandidate,
  MediaClientMessage,
  MediaKind,
  MediaOffer,
  MediaPeer,
  MediaTrack,
} from '../protocol/messages';
import type { LocalCandidate, PeerEvents, PeerFactory, PeerPath, PeerPort } from './PeerPort';

/** A path often recovers by itself within moments; a restart would only disturb it. */
const PATIENCE_MS = 2_000;
const BETWEEN_RESTARTS_MS = 5_000;
/** After this many restarts without success the server is asked, and it replaces the endpoint. */
const OWN_RESTARTS = 3;

/** The outgoing track of one kind. */
export interface Upload {
  track: MediaStreamTrack | null;
  /** A screen, and no face. */
  screen: boolean;
}

export interface PeerLinkContext {
  endpoint: string;
  ice: IceSettings;
  inSizes: boolean;
  makePeer: PeerFactory;
  clock: Clock;
  say(message: MediaClientMessage): void;
  changed(): void;
}

/**
 * One peer of an endpoint: it negotiates in the given direction and repairs a broken path. Every operation on
 * descriptions goes through one queue, one step at a time.
 */
export class PeerLink {
  tracks: MediaTrack[] = [];
  path: PeerPath = 'new';
  private readonly port: PeerPort;
  private queue: Promise<void> = Promise.resolve();
  /** The number of the present offer: own offers count up from 1; for the bridge's offers, the last one seen. */
  private negotiation = 0;
  private offerOpen = false;
  private offerWanted: { iceRestart: boolean } | undefined;
  private described = false;
  private remoteSet = false;
  private readonly ownCandidates: LocalCandidate[] = [];
  private readonly theirCandidates: LocalCandidate[] = [];
  private restarts = 0;
  private lastRestart = -Infinity;
  private cancelRestart: (() => void) | undefined;
  private closed = false;

  constructor(
    private readonly spec: MediaPeer,
    private readonly context: PeerLinkContext,
  ) {
    const events: PeerEvents = {
      candidate: (candidate) => this.ownCandidate(candidate),
      path: (path) => this.pathChanged(path),
    };
    this.port = context.makePeer(events, context.ice);
  }

  get sends() {
    return this.spec.sends;
  }

  start(local: (kind: MediaKind) => Upload) {
    if (this.spec.offerer === 'browser') this.port.prepareUploads(this.spec.sends, this.context.inSizes);
    for (const kind of this.spec.sends) this.send(kind, local(kind));
    if (this.spec.offerer === 'browser') this.offer({ iceRestart: false });
  }

  send(kind: MediaKind, { track, screen }: Upload) {
    this.step(() => this.port.send(kind, track, screen));
  }

  figures() {
    return this.port.figures();
  }

  setLowerQuality(lowerQuality: boolean) {
    if (this.spec.sends.length > 0) this.step(() => this.port.setLowerQuality(lowerQuality));
  }

  received(mid: string) {
    return this.port.received(mid);
  }

  onOffer(offer: MediaOffer) {
    if (this.spec.offerer !== 'bridge' || offer.negotiation <= this.negotiation) return;
    this.negotiation = offer.negotiation;
    this.step(async () => {
      const receiving = offer.tracks.map((track) => track.mid);
      const { sdp: offered, uploads } = offer;
      const sdp = await this.port.answer({
        sdp: offered,
        uploads,
        receiving,
        inSizes: this.context.inSizes,
      });
      this.say({ type: 'media-answer', ...this.name(), negotiation: offer.negotiation, sdp });
      this.tracks = offer.tracks;
      this.bothDescribed();
      this.context.changed();
    });
  }

  onAnswer(answer: MediaAnswer) {
    this.step(async () => {
      if (!this.offerOpen || answer.negotiation !== this.negotiation) return;
      await this.port.acceptAnswer(answer.sdp);
      this.offerOpen = false;
      this.bothDescribed();
      const wanted = this.offerWanted;
      this.offerWanted = undefined;
      if (wanted) this.offer(wanted);
    });
  }

  onTracks(tracks: MediaTrack[]) {
    // Queued, so that the map of an older offer that is still being answered does not replace this one.
    this.step(async () => {
      this.tracks = tracks;
      this.context.changed();
    });
  }

  onCandidate({ candidate, mid, mLineIndex }: MediaCandidate) {
    this.theirCandidates.push({ candidate, mid, mLineIndex });
    if (this.remoteSet) this.passTheirs();
  }

  /** Looks for a new path, at most once in five seconds. */
  restart() {
    // A `new` connection has negotiated nothing, and the server already knows of a reported failure.
    if (this.closed || this.cancelRestart || this.path === 'new' || this.restarts > OWN_RESTARTS) return;
    const wait = this.lastRestart + BETWEEN_RESTARTS_MS - this.context.clock.now();
    if (wait > 0) {
      this.restartAfter(wait);
      return;
    }
    this.lastRestart = this.context.clock.now();
    this.restarts += 1;
    if (this.spec.offerer === 'bridge' || this.restarts > OWN_RESTARTS) {
      this.say({ type: 'media-restart', ...this.name() });
    } else {
      this.offer({ iceRestart: true });
    }
    // Continues until it is connected or the server replaces the endpoint.
    this.restartAfter(BETWEEN_RESTARTS_MS);
  }

  close() {
    this.closed = true;
    this.cancelRestart?.();
    this.port.close();
  }

  private offer(wanted: { iceRestart: boolean }) {
    this.step(async () => {
      if (this.offerOpen) {
        this.offerWanted = wanted;
        return;
      }
      this.offerOpen = true;
      this.negotiation += 1;
      const { negotiation } = this;
      const { sdp, uploads } = await this.port.offer(wanted);
      this.say({ type: 'media-offer', ...this.name(), negotiation, sdp, tracks: [], uploads });
      this.described = true;
      this.passOwn();
    });
  }

  private pathChanged(path: PeerPath) {
    if (this.closed) return;
    this.path = path;
    if (path === 'connected') {
      this.restarts = 0;
      this.cancelRestart?.();
      this.cancelRestart = undefined;
    } else if (path === 'disconnected') {
      if (!this.cancelRestart) this.restartAfter(PATIENCE_MS);
    } else if (path === 'failed') {
      this.cancelRestart?.();
      this.cancelRestart = undefined;
      this.restart();
    }
    this.context.changed();
  }

  private restartAfter(ms: number) {
    this.cancelRestart = this.context.clock.after(ms, () => {
      this.cancelRestart = undefined;
      if (this.path === 'disconnected' || this.path === 'failed') this.restart();
    });
  }

  private bothDescribed() {
    this.described = true;
    this.remoteSet = true;
    this.passOwn();
    this.passTheirs();
  }

  private ownCandidate(candidate: LocalCandidate) {
    this.ownCandidates.push(candidate);
    if (this.described) this.passOwn();
  }

  private passOwn() {
    for (const one of this.ownCandidates.splice(0))
      this.say({ type: 'media-candidate', ...this.name(), ...one });
  }

  private passTheirs() {
    const theirs = this.theirCandidates.splice(0);
    // One bad candidate must not cost the others.
    for (const one of theirs) this.step(() => this.port.addCandidate(one).catch(() => undefined));
  }

  private name() {
    return { endpoint: this.context.endpoint, peer: this.spec.peer };
  }

  private say(message: MediaClientMessage) {
    if (!this.closed) this.context.say(message);
  }

  private step(action: () => Promise<void>) {
    this.queue = this.queue.then(() => this.attempt(action));
  }

  private async attempt(action: () => Promise<void>) {
    if (this.closed) return;
    try {
      await action();
    } catch {
      // A description that the browser refuses now may be accepted after a fresh start, which the server arranges.
      this.say({ type: 'media-restart', ...this.name() });
    }
  }
}
