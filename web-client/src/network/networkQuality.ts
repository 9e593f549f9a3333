/**
 * Levels of degradation, from full quality to sound only; `server/docs/weak-network.md` has the order and the times. Each
 * level includes the ones before it.
 */
const levels = ['full', 'small-videos', 'no-videos', 'screen-only', 'sound-only'] as const;
export type Level = (typeof levels)[number];

export interface Degradation {
  /** Video at its smallest size. */
  size: boolean;
  othersVideo: boolean;
  ownVideo: boolean;
  /** A shared screen, of any participant. */
  screen: boolean;
}

export function degradation(level: Level): Degradation {
  const from = (first: Level) => levels.indexOf(level) >= levels.indexOf(first);
  return {
    size: from('small-videos'),
    othersVideo: from('no-videos'),
    ownVideo: from('screen-only'),
    screen: from('sound-only'),
  };
}

/** One measurement of the network. */
export interface NetworkSample {
  /** Share of packets that did not arrive, of the worse direction, 0 … 1; null when too few were under way to tell. */
  loss: number | null;
  /** The loss since the last sample alone. */
  lossNow: number | null;
  roundTripMs: number | null;
  /** The browser's estimate of its send rate; null where it gives none. */
  availableBits: number | null;
}

const BAD_LOSS = 0.04;
const HOPELESS_LOSS = 0.12;
const BAD_ROUND_TRIP_MS = 900;
const HOPELESS_ROUND_TRIP_MS = 2_500;
/** Sound with its overhead takes about 50 kbit/s; below this rate, video of any size would disturb it. */
const BAD_AVAILABLE_BITS = 70_000;

/** The network must be bad for this long before a step down, so that a short outage costs no video. */
const BAD_FOR_MS = 4_000;
/** Packets queued before a step still arrive after it, so this time is not judged. */
const SETTLE_MS = 4_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 300_000;
/** A step up that fails within this time was too early: the next wait is longer. */
const PROOF_MS = 30_000;

export interface NetworkQuality {
  level: Level;
  /** The start of an unbroken run of bad samples; null after a good one. */
  badSince: number | null;
  /** The start of an unbroken run of good samples. */
  goodSince: number;
  changedAt: number;
  cameBackAt: number | null;
  /** The required good time before a step up. */
  waitMs: number;
}

export function goodNetwork(now: number): NetworkQuality {
  return {
    level: 'full',
    badSince: null,
    goodSince: now,
    changedAt: now - SETTLE_MS,
    cameBackAt: null,
    waitMs: FIRST_WAIT_MS,
  };
}

/**
 * Computes the next state after a sample at `now`. `screen`: a screen is shown, so that one more level lies between
 * own video and sound only. Pure.
 */
export function judge(
  was: NetworkQuality,
  sample: NetworkSample,
  now: number,
  screen: boolean,
): NetworkQuality {
  const ladder = levels.filter((level) => screen || level !== 'screen-only');
  // Without a screen, the level `screen-only` means sound only.
  const before = ladder.includes(was.level) ? was : { ...was, level: 'sound-only' as const };
  if (isSettling(before, now)) return { ...before, goodSince: now, badSince: null };
  const state = proven(before, now);
  if (isBad(sample)) {
    const badSince = state.badSince ?? now;
    const bad = { ...state, badSince, goodSince: now };
    if (isHopeless(sample) && !degradation(state.level).othersVideo) return step(bad, 'no-videos', now);
    const next = ladder[ladder.indexOf(state.level) + 1];
    return next && now - badSince >= BAD_FOR_MS ? step(bad, next, now) : bad;
  }
  const good = state.badSince === null ? state : { ...state, badSince: null, goodSince: now };
  const better = ladder[ladder.indexOf(state.level) - 1];
  if (!better || now - good.goodSince < good.waitMs) return good;
  return { ...good, level: better, changedAt: now, goodSince: now, cameBackAt: now };
}

/** True while the statistics still describe packets sent before the last step. */
export function isSettling({ changedAt }: NetworkQuality, now: number) {
  return now < changedAt + SETTLE_MS;
}

function step(state: NetworkQuality, level: Level, now: number): NetworkQuality {
  const tooEarly = state.cameBackAt !== null;
  const waitMs = tooEarly ? Math.min(state.waitMs * 2, LONGEST_WAIT_MS) : state.waitMs;
  return { ...state, level, changedAt: now, badSince: null, goodSince: now, cameBackAt: null, waitMs };
}

/** Confirms a step up that has lasted; at full quality, earlier failures are forgotten. */
function proven(state: NetworkQuality, now: number): NetworkQuality {
  if (state.cameBackAt === null || now - state.cameBackAt < PROOF_MS) return state;
  return { ...state, cameBackAt: null, waitMs: state.level === 'full' ? FIRST_WAIT_MS : state.waitMs };
}

function isBad({ loss, lossNow, roundTripMs, availableBits }: NetworkSample) {
  return (
    (loss ?? 0) >= BAD_LOSS ||
    (lossNow ?? 0) >= HOPELESS_LOSS ||
    (roundTripMs ?? 0) >= BAD_ROUND_TRIP_MS ||
    (availableBits ?? Infinity) < BAD_AVAILABLE_BITS
  );
}

function isHopeless({ lossNow, roundTripMs }: NetworkSample) {
  return (lossNow ?? 0) >= HOPELESS_LOSS || (roundTripMs ?? 0) >= HOPELESS_ROUND_TRIP_MS;
}
