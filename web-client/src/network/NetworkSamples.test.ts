import { expect, test } from 'vitest';
import type { PeerStats } from './peerStats';
import { goodNetwork, isSettling, judge, type Level } from './networkQuality';
import { NetworkSamples } from './NetworkSamples';

const LOOK_MS = 2_000;
/** Packets in each sample of a participant who speaks and sends video. */
const SOUND = 100;
const VIDEO = 60;

/** Pseudo-random numbers from 0 to 1; one seed gives one sequence. */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Simulates a network that was good for half a minute and then loses packets at random; returns each degradation and
 * the seconds until it.
 */
function given(loss: number, seconds: number, seed: number) {
  const random = chance(seed);
  let now = -30_000;
  const lostOf = (packets: number) =>
    Array.from({ length: packets }, random).filter((one) => one < loss).length;
  const sums = {
    sound: { packets: 0, lost: 0 },
    video: { packets: 0, lost: 0 },
    sent: { packets: 0, lost: 0 },
  };
  const passes = (sum: { packets: number; lost: number }, packets: number) => {
    if (now > 0) sum.lost += lostOf(packets);
    sum.packets += packets;
  };
  const samples = new NetworkSamples();
  let quality = goodNetwork(now);
  const reached = new Map<Level, number>();
  for (; now <= seconds * 1_000; now += LOOK_MS) {
    passes(sums.sound, SOUND);
    passes(sums.video, VIDEO);
    passes(sums.sent, SOUND + VIDEO);
    const received = (sum: { packets: number; lost: number }, video: boolean) => ({
      video,
      packets: sum.packets - sum.lost,
      lost: sum.lost,
      mended: null,
    });
    const peer: PeerStats = {
      bytes: 0,
      received: { sound: received(sums.sound, false), video: received(sums.video, true) },
      sent: { ...sums.sent, ofVideo: 0 },
      roundTripMs: 60,
      availableBits: null,
      relayed: null,
    };
    const figures = new Map([['e1', peer]]);
    if (isSettling(quality, now)) samples.begin(figures);
    quality = judge(quality, samples.take(figures), now, false);
    if (!reached.has(quality.level)) reached.set(quality.level, now / 1_000);
  }
  return reached;
}

const lines = Array.from({ length: 200 }, (_, line) => line + 1);

test('of 200 lines that lose 5 %, all give the others’ videos up within 40 s', () => {
  const after = lines.map((seed) => given(0.05, 120, seed).get('no-videos') ?? Infinity);
  console.log(
    after
      .toSorted((a, b) => a - b)
      .filter((_, i) => i % 20 === 0 || i === 199)
      .join(),
  );
  expect(Math.max(...after)).toBeLessThanOrEqual(40);
});

test('of 200 lines that lose 2 %, none hides a face in ten minutes', () => {
  expect(lines.filter((seed) => given(0.02, 600, seed).has('no-videos'))).toEqual([]);
});

test('other peer connections begin anew', () => {
  const samples = new NetworkSamples();
  const peer = (lost: number): PeerStats => ({
    bytes: 0,
    received: {},
    sent: { packets: 1_000, lost, ofVideo: 0 },
    roundTripMs: null,
    availableBits: null,
    relayed: null,
  });
  samples.begin(new Map([['e1', peer(0)]]));
  expect(samples.take(new Map([['e2', peer(500)]])).loss).toBeNull();
  expect(
    samples.take(new Map([['e2', { ...peer(500), sent: { packets: 1_100, lost: 510, ofVideo: 0 } }]])).loss,
  ).toBeCloseTo(0.1);
});
