/** Messages of the connection check. */

export type DeviceStatus = 'on' | 'off' | 'refused' | 'missing' | 'busy' | 'failed' | 'hidden';

type NetworkPath = 'direct' | 'relay' | 'none';

export type Verdict = 'good' | 'sound-only' | 'trouble';

export type Recommendation = 'no-path' | 'microphone' | 'losing' | 'slow-answers' | 'thin-line' | 'camera';

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
  verdict: Verdict;
  /** Most important first. */
  advice: Recommendation[];
  at: string;
}

export interface PreflightResultMessage {
  type: 'check-result';
  check: PreflightResult;
}

/** In place of `hello`: starts a connection check without joining. */
export interface PreflightHello {
  type: 'check';
  protocol: 1;
  token: string;
  sessionId: string;
}

/** Messages of a check only. */
export type PreflightMessage = { type: 'check-relay' } | { type: 'check-found'; found: PreflightFindings };
