import type { PeerStats } from '../network/peerStats';
import type { IceSettings, MediaKind, MediaUpload } from '../protocol/messages';

export type PeerPath = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

export interface LocalCandidate {
  /** Empty at the end of candidates. */
  candidate: string;
  mid: string;
  mLineIndex: number;
}

export interface PeerEvents {
  candidate(candidate: LocalCandidate): void;
  path(path: PeerPath): void;
}

export interface PeerOffer {
  sdp: string;
  uploads: MediaUpload[];
  receiving: string[];
  inSizes: boolean;
}

/**
 * One peer connection of the browser, reduced to what MediaSession needs. Differences between browsers end behind this
 * port; `RtcPeer` is the real one, `FakePeer` refuses what the real one refuses. Every operation may reject; after
 * `close` all of them do.
 */
export interface PeerPort {
  /** Makes one sending m-line for each kind, without tracks; video in several sizes. Call before the first offer. */
  prepareUploads(kinds: MediaKind[], inSizes: boolean): void;
  /** Creates an offer and sets it. The answer must be accepted before the next offer. */
  offer(options: { iceRestart: boolean }): Promise<{ sdp: string; uploads: MediaUpload[] }>;
  acceptAnswer(sdp: string): Promise<void>;
  /**
   * Sets an offer, attaches the local tracks to the m-lines of `uploads`, creates the answer and sets it. Video is
   * sent in several sizes when that is wanted and the offer accepts them.
   */
  answer(offer: PeerOffer): Promise<string>;
  addCandidate(candidate: LocalCandidate): Promise<void>;
  /** Sets the track of a kind; null sends nothing. `screen` keeps text readable. Needs no negotiation. */
  send(kind: MediaKind, track: MediaStreamTrack | null, screen: boolean): Promise<void>;
  /** Lowers the quality for a weak network: the smallest video and the least sound. Needs no negotiation. */
  setLowerQuality(lowerQuality: boolean): Promise<void>;
  /** The track that an m-line receives; present from the moment the offer is set. */
  received(mid: string): MediaStreamTrack | undefined;
  /** The statistics so far. */
  figures(): Promise<PeerStats>;
  close(): void;
}

export type PeerFactory = (events: PeerEvents, ice: IceSettings) => PeerPort;
