/** What a check of the line finds. */

export type DeviceWord = 'on' | 'off' | 'refused' | 'missing' | 'busy' | 'failed' | 'hidden';

type LinePath = 'direct' | 'relay' | 'none';

export type Verdict = 'good' | 'sound-only' | 'trouble';

export type Advice = 'no-path' | 'microphone' | 'losing' | 'slow-answers' | 'thin-line' | 'camera';

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
  verdict: Verdict;
  /** Most important first. */
  advice: Advice[];
  at: string;
}

export interface CheckResult {
  type: 'check-result';
  check: LineCheck;
}

/** Instead of `hello`: a check of the line, without coming. */
export interface Check {
  type: 'check';
  protocol: 1;
  token: string;
  sessionId: string;
}

/** Said in a check only. */
export type CheckMessage = { type: 'check-relay' } | { type: 'check-found'; found: LineFound };
