import type { PeerStats } from '../network/peerStats';
import type { IceSettings, MediaKind, MediaUpload } from '../protocol/messages';

export type PeerPath = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

export interface LocalCandidate {
  /** Empty at the end of them. */
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
 * One peer connection of the browser, as far as MediaSession needs it. What browsers differ in ends behind this port;
 * `RtcPeer` is the real one, `FakePeer` refuses what the real one refuses. Every operation may reject; after `close`
 * all of them do.
 */
export interface PeerPort {
  /** Makes one sending m-line for each kind, without tracks; video in several sizes. Only before the first offer. */
  prepareUploads(kinds: MediaKind[], inSizes: boolean): void;
  /** Makes an offer, and sets it. The answer must be accepted before the next. */
  offer(options: { iceRestart: boolean }): Promise<{ sdp: string; uploads: MediaUpload[] }>;
  acceptAnswer(sdp: string): Promise<void>;
  /**
   * Sets an offer, puts the local tracks into the m-lines of `uploads`, makes the answer and sets it. Video goes in
   * several sizes when that is wanted and the offer takes them.
   */
  answer(offer: PeerOffer): Promise<string>;
  addCandidate(candidate: LocalCandidate): Promise<void>;
  /**
   * What this peer sends of a kind from now on; null: nothing. `screen`: its letters are to be read. Needs no
   * negotiation.
   */
  send(kind: MediaKind, track: MediaStreamTrack | null, screen: boolean): Promise<void>;
  /** A weak line: video as small as it goes, and sound at its least. Needs no negotiation. */
  setLowerQuality(lowerQuality: boolean): Promise<void>;
  /** What an m-line receives; there from the moment the offer is set. */
  received(mid: string): MediaStreamTrack | undefined;
  /** What it has counted so far. */
  figures(): Promise<PeerStats>;
  close(): void;
}

export type PeerFactory = (events: PeerEvents, ice: IceSettings) => PeerPort;
