/** What a check of the line finds. */

export type DeviceWord = 'on' | 'off' | 'refused' | 'missing' | 'busy' | 'failed' | 'hidden';

export type LinePath = 'direct' | 'relay' | 'none';

export type Verdict = 'good' | 'sound-only' | 'trouble';

export type Advice = 'no-path' | 'microphone' | 'losing' | 'slow-answers' | 'low-bandwidth' | 'camera';

/** What a check of the line measured; null or left out: it could not. */
export interface LineFound {
  path: LinePath;
  roundTripMs?: number | null | undefined;
  lossUpPercent?: number | null | undefined;
  lossDownPercent?: number | null | undefined;
  kilobitsPerSecond?: number | null | undefined;
  microphone: DeviceWord;
  camera: DeviceWord;
}

/** A check with its verdict, which is the server's. */
export interface LineCheck extends LineFound {
  rating: Verdict;
  /** Most important first. */
  recommendations: Advice[];
  at: string;
}

export interface CheckResult {
  type: 'preflight-result';
  preflight: LineCheck;
}

/** Instead of `hello`: a check of the line, without coming. */
export interface Check {
  type: 'preflight';
  protocol: 2;
  token: string;
  sessionId: string;
}

/** Said in a check only. */
export type CheckMessage =
  { type: 'preflight-relay' } | { type: 'preflight-measured'; measurement: LineFound };
