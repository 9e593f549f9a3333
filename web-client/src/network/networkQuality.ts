/**
 * What is given up, from nothing to everything but sound; `server/docs/poor-line.md` has the order and the times.
 * Each level holds what the ones before it hold.
 */
const levels = ['full', 'small-videos', 'no-videos', 'screen-only', 'sound-only'] as const;
export type Level = (typeof levels)[number];

export interface Degradation {
  /** Video is as small as it goes. */
  size: boolean;
  othersVideo: boolean;
  ownVideo: boolean;
  /** Somebody's, or one's own. */
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

/** What the line did. */
export interface NetworkSample {
  /** Share of packets that did not arrive, of the worse direction, 0 … 1; null when too few were under way to tell. */
  loss: number | null;
  /** The same since the last look alone. */
  lossNow: number | null;
  roundTripMs: number | null;
  /** What the browser believes that it can send; null where it does not say. */
  availableBits: number | null;
}

const BAD_LOSS = 0.04;
const HOPELESS_LOSS = 0.12;
const BAD_ROUND_TRIP_MS = 900;
const HOPELESS_ROUND_TRIP_MS = 2_500;
/** Sound with what carries it takes about 50 kbit/s; below this, a video of any size is in its way. */
const BAD_AVAILABLE_BITS = 70_000;

/** This long it has to be bad before something is given up, so that a lift or a bridge costs nobody a face. */
const BAD_FOR_MS = 4_000;
/** What was queued on the way still arrives after a step: it is not judged. */
const SETTLE_MS = 4_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 300_000;
/** A way back that fails within this time was taken too early: the next one is longer. */
const PROOF_MS = 30_000;

export interface NetworkQuality {
  level: Level;
  /** Since when every look was bad; null: the last one was good. */
  badSince: number | null;
  /** Since when every look was good. */
  goodSince: number;
  changedAt: number;
  cameBackAt: number | null;
  /** How long it has to be good before something comes back. */
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
 * The next state after a look at `now`. `screen`: one is shown, so that there is something between the own video and
 * sound. Pure.
 */
export function judge(
  was: NetworkQuality,
  sample: NetworkSample,
  now: number,
  screen: boolean,
): NetworkQuality {
  const ladder = levels.filter((level) => screen || level !== 'screen-only');
  // Without a screen, that is all there was.
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

/** What is counted now is still what was sent before the last step. */
export function isSettling({ changedAt }: NetworkQuality, now: number) {
  return now < changedAt + SETTLE_MS;
}

function step(state: NetworkQuality, level: Level, now: number): NetworkQuality {
  const tooEarly = state.cameBackAt !== null;
  const waitMs = tooEarly ? Math.min(state.waitMs * 2, LONGEST_WAIT_MS) : state.waitMs;
  return { ...state, level, changedAt: now, badSince: null, goodSince: now, cameBackAt: null, waitMs };
}

/** What came back and stayed for long enough was right; with everything back, old failures are forgotten. */
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
