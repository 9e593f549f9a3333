import type { Clock } from '../clock';
import type { PeerStats } from '../network/peerStats';
import { Observable } from '../observable';
import type { MediaClientMessage, MediaKind, MediaOpen, MediaServerMessage } from '../protocol/messages';
import { PeerLink, type Upload } from './PeerLink';
import type { PeerFactory } from './PeerPort';

const NOTHING: Upload = { track: null, screen: false };

/** The tracks received from one participant. */
export interface RemoteMedia {
  audio?: MediaStreamTrack;
  video?: MediaStreamTrack;
}

/** `none`: no endpoint. `trouble`: one of the paths is broken and being mended. */
export type MediaPath = 'none' | 'connecting' | 'connected' | 'trouble';

interface MediaSessionOptions {
  makePeer: PeerFactory;
  clock: Clock;
  say(message: MediaClientMessage): void;
}

/**
 * The browser's side of the media: one current endpoint with its peers, whichever bridge is behind it. It survives
 * the live socket (media does not pass through the server), and is replaced only by the server's `media-open`.
 */
export class MediaSession {
  /** By participant. The server's map alone decides whose track it is. */
  readonly remote = new Observable<ReadonlyMap<string, RemoteMedia>>(new Map());
  readonly path = new Observable<MediaPath>('none');
  /** Sends the own video in three sizes, so that each receiver gets the size that fits. Only leads do. */
  inSizes = false;
  private endpoint: string | undefined;
  private readonly links = new Map<string, PeerLink>();
  private lowered = false;
  private videoPaused = false;
  private readonly local: Record<MediaKind, Upload> = { audio: NOTHING, video: NOTHING };

  constructor(private readonly options: MediaSessionOptions) {}

  receive(message: MediaServerMessage) {
    if (message.type === 'media-open') return this.open(message);
    if (message.endpoint !== this.endpoint) return;
    if (message.type === 'media-closed') return this.close();
    const link = this.links.get(message.peer);
    switch (message.type) {
      case 'media-offer':
        return link?.onOffer(message);
      case 'media-answer':
        return link?.onAnswer(message);
      case 'media-candidate':
        return link?.onCandidate(message);
      case 'media-tracks':
        return link?.onTracks(message.tracks);
    }
  }

  /** Sets the track that is sent from now on, also to the next endpoint. */
  send(kind: MediaKind, track: MediaStreamTrack | null, screen = false) {
    if (this.local[kind].track === track) return;
    this.local[kind] = { track, screen };
    this.pass(kind);
  }

  /**
   * Applies the degradation of a weak network. The camera stays on locally although its video is not sent; applies to
   * the next endpoint too.
   */
  degrade({ size, ownVideo }: { size: boolean; ownVideo: boolean }) {
    if (size !== this.lowered) {
      this.lowered = size;
      for (const link of this.links.values()) link.setLowerQuality(size);
    }
    if (ownVideo === this.videoPaused) return;
    this.videoPaused = ownVideo;
    this.pass('video');
  }

  /** Statistics of each peer connection, by a name that is never reused. A closing connection is left out. */
  async figures(): Promise<Map<string, PeerStats>> {
    const { endpoint } = this;
    const counted = new Map<string, PeerStats>();
    await Promise.all(
      [...this.links].map(async ([peer, link]) => {
        const figures = await link.figures().catch(() => undefined);
        if (figures) counted.set(`${endpoint} ${peer}`, figures);
      }),
    );
    return counted;
  }

  networkChanged() {
    for (const link of this.links.values()) link.restart();
  }

  close() {
    for (const link of this.links.values()) link.close();
    this.links.clear();
    this.endpoint = undefined;
    this.changed();
  }

  private open({ endpoint, peers, iceServers, transport }: MediaOpen) {
    // Repeated by the server after a reconnect: these peers are alive.
    if (endpoint === this.endpoint) return;
    this.close();
    this.endpoint = endpoint;
    for (const spec of peers) {
      const link = new PeerLink(spec, {
        endpoint,
        ice: { iceServers, transport },
        inSizes: this.inSizes,
        makePeer: this.options.makePeer,
        clock: this.options.clock,
        say: (message) => this.options.say(message),
        changed: () => this.changed(),
      });
      this.links.set(spec.peer, link);
      link.start((kind) => this.outgoing(kind));
      if (this.lowered) link.setLowerQuality(true);
    }
    this.changed();
  }

  private pass(kind: MediaKind) {
    for (const link of this.links.values())
      if (link.sends.includes(kind)) link.send(kind, this.outgoing(kind));
  }

  private outgoing(kind: MediaKind) {
    return kind === 'video' && this.videoPaused ? NOTHING : this.local[kind];
  }

  private changed() {
    const remote = new Map<string, RemoteMedia>();
    for (const link of this.links.values()) {
      for (const { mid, kind, participantId } of link.tracks) {
        const track = link.received(mid);
        if (track) remote.set(participantId, { ...remote.get(participantId), [kind]: track });
      }
    }
    if (!sameMedia(remote, this.remote.value)) this.remote.set(remote);
    this.path.set(this.summary());
  }

  private summary(): MediaPath {
    // A peer with nothing to carry yet stays `new`; that is no trouble.
    const paths = [...this.links.values()].map((link) => link.path);
    if (paths.length === 0) return 'none';
    if (paths.some((path) => path === 'disconnected' || path === 'failed')) return 'trouble';
    return paths.some((path) => path === 'connected') ? 'connected' : 'connecting';
  }
}

function sameMedia(one: ReadonlyMap<string, RemoteMedia>, other: ReadonlyMap<string, RemoteMedia>) {
  if (one.size !== other.size) return false;
  for (const [id, media] of one) {
    const before = other.get(id);
    if (!before || before.audio !== media.audio || before.video !== media.video) return false;
  }
  return true;
}
