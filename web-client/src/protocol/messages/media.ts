/** Media negotiation between browser and bridge. */
import type { MediaKind } from './words';

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

/** ICE settings to reach the bridge; the same for every peer of an endpoint. */
export interface IceSettings {
  iceServers: IceServer[];
  /** `relay`: through a TURN server or not at all. */
  transport: 'all' | 'relay';
}

export interface MediaOpen extends IceSettings {
  type: 'media-open';
  endpoint: string;
  peers: MediaPeer[];
  /** Only in a connection check: the end of the two. */
  preflight?: 'sends' | 'receives' | undefined;
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
  /** Empty at the end of candidates. */
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

interface MediaRestart {
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
