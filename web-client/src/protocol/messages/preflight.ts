/** Messages of the connection check. */

export type DeviceStatus = 'on' | 'off' | 'refused' | 'missing' | 'busy' | 'failed' | 'hidden';

type NetworkPath = 'direct' | 'relay' | 'none';

export type NetworkRating = 'good' | 'sound-only' | 'trouble';

export type Recommendation =
  'no-path' | 'microphone' | 'losing' | 'slow-answers' | 'low-bandwidth' | 'camera';

/** The measurements of a connection check; null or absent when not measured. */
export interface PreflightFindings {
  path: NetworkPath;
  roundTripMs?: number | null | undefined;
  lossUpPercent?: number | null | undefined;
  lossDownPercent?: number | null | undefined;
  kilobitsPerSecond?: number | null | undefined;
  microphone: DeviceStatus;
  camera: DeviceStatus;
}

/** The result of a check with the server's verdict. */
export interface PreflightResult extends PreflightFindings {
  rating: NetworkRating;
  /** Most important first. */
  recommendations: Recommendation[];
  at: string;
}

export interface PreflightResultMessage {
  type: 'preflight-result';
  preflight: PreflightResult;
}

/** In place of `hello`: starts a connection check without joining. */
export interface PreflightHello {
  type: 'preflight';
  protocol: 2;
  token: string;
  sessionId: string;
}

/** Messages of a check only. */
export type PreflightMessage =
  { type: 'preflight-relay' } | { type: 'preflight-measured'; measurement: PreflightFindings };
