import type { PeerStats } from '../network/peerStats';
import type { IceSettings, MediaKind, MediaUpload } from '../protocol/messages';
import type {
  LocalCandidate,
  PeerEvents,
  PeerFactory,
  PeerOffer,
  PeerPath,
  PeerPort,
} from '../media/PeerPort';

/** A peer connection without a browser. It keeps the rules of the real one, so that a wrong order fails here too. */
export class FakePeer implements PeerPort {
  readonly sending = new Map<MediaKind, MediaStreamTrack | null>();
  readonly candidates: LocalCandidate[] = [];
  counted: PeerStats = {
    bytes: 0,
    received: {},
    sent: { packets: 0, lost: 0, ofVideo: 0 },
    roundTripMs: null,
    availableBits: null,
    relayed: null,
  };
  closed = false;
  inSizes = false;
  lowerQuality = false;
  screen = false;
  restarts = 0;
  /** The next operation on descriptions throws. */
  failNext = false;
  private uploads: MediaUpload[] = [];
  private offerOpen = false;
  private remoteSet = false;
  private count = 0;
  private readonly tracks = new Map<string, MediaStreamTrack>();

  constructor(
    private readonly events: PeerEvents,
    readonly ice: IceSettings,
  ) {}

  prepareUploads(kinds: MediaKind[], inSizes: boolean) {
    this.assertOpen();
    if (this.count > 0) throw new Error('InvalidStateError: uploads after the first offer');
    this.inSizes = inSizes;
    this.uploads = kinds.map((kind, index) => ({ mid: String(index), kind }));
  }

  async offer({ iceRestart }: { iceRestart: boolean }) {
    this.assertOpen();
    if (this.offerOpen) throw new Error('InvalidStateError: an offer is open');
    this.offerOpen = true;
    this.count += 1;
    if (iceRestart) this.restarts += 1;
    return { sdp: `offer ${this.count}`, uploads: this.uploads };
  }

  async acceptAnswer(_sdp: string) {
    this.assertOpen();
    if (!this.offerOpen) throw new Error('InvalidStateError: no offer is open');
    this.offerOpen = false;
    this.remoteSet = true;
  }

  async answer(offer: PeerOffer) {
    this.assertOpen();
    if (this.offerOpen) throw new Error('InvalidStateError: glare');
    this.inSizes = offer.inSizes;
    this.remoteSet = true;
    for (const mid of offer.receiving)
      if (!this.tracks.has(mid)) this.tracks.set(mid, fakeTrack(`mid ${mid}`));
    return `answer to ${offer.sdp}`;
  }

  async addCandidate(candidate: LocalCandidate) {
    this.assertOpen();
    if (!this.remoteSet) throw new Error('InvalidStateError: no remote description');
    this.candidates.push(candidate);
  }

  async send(kind: MediaKind, track: MediaStreamTrack | null, screen: boolean) {
    this.assertOpen();
    this.sending.set(kind, track);
    if (kind === 'video') this.screen = screen;
  }

  async setLowerQuality(lowerQuality: boolean) {
    this.assertOpen();
    this.lowerQuality = lowerQuality;
  }

  received(mid: string) {
    return this.tracks.get(mid);
  }

  async figures() {
    this.assertOpen();
    return this.counted;
  }

  close() {
    this.closed = true;
  }

  // Simulates events of the network.

  simulatePath(path: PeerPath) {
    this.events.path(path);
  }

  simulateCandidate(candidate: LocalCandidate) {
    this.events.candidate(candidate);
  }

  private assertOpen() {
    if (this.closed) throw new Error('InvalidStateError: closed');
    if (this.failNext) {
      this.failNext = false;
      throw new Error('OperationError: made to fail');
    }
  }
}

export function fakeTrack(id: string, kind: MediaKind = 'audio'): MediaStreamTrack {
  return { id, kind, enabled: true, readyState: 'live', stop() {} } as unknown as MediaStreamTrack;
}

/** A factory that remembers what it made. */
export function fakePeers() {
  const made: FakePeer[] = [];
  const factory: PeerFactory = (events, ice) => {
    const peer = new FakePeer(events, ice);
    made.push(peer);
    return peer;
  };
  return { made, factory };
}
