import { expect, test } from 'vitest';
import {
  degradation,
  goodNetwork,
  judge,
  type Level,
  type NetworkQuality,
  type NetworkSample,
} from './networkQuality';

const good: NetworkSample = { loss: 0, lossNow: 0, roundTripMs: 60, availableBits: 600_000 };
const lossy = (loss: number): NetworkSample => ({ ...good, loss, lossNow: loss });
const LOOK_MS = 2_000;

/** A network that is sampled every two seconds. */
class SimulatedNetwork {
  now = 1_000_000;
  state: NetworkQuality = goodNetwork(this.now);
  readonly changes: [seconds: number, Level][] = [];
  screen = false;

  sample(sample: NetworkSample, seconds: number) {
    for (let passed = 0; passed < seconds * 1000; passed += LOOK_MS) {
      this.now += LOOK_MS;
      const before = this.state.level;
      this.state = judge(this.state, sample, this.now, this.screen);
      if (this.state.level !== before) this.changes.push([(this.now - 1_000_000) / 1000, this.state.level]);
    }
    return this;
  }
}

test('a good line gives nothing up, nor does one that nothing is known of', () => {
  expect(new SimulatedNetwork().sample(good, 600).changes).toEqual([]);
  expect(
    new SimulatedNetwork().sample({ loss: null, lossNow: null, roundTripMs: null, availableBits: null }, 60)
      .changes,
  ).toEqual([]);
});

test('two in a hundred lost is no reason to hide a face', () => {
  expect(new SimulatedNetwork().sample(lossy(0.02), 300).changes).toEqual([]);
});

test('five in a hundred lost: step by step down to sound', () => {
  expect(new SimulatedNetwork().sample(lossy(0.05), 60).changes).toEqual([
    [6, 'small-videos'],
    [14, 'no-videos'],
    [22, 'sound-only'],
  ]);
});

test('a line that is full: others’ videos go at the first look', () => {
  expect(new SimulatedNetwork().sample(lossy(0.4), 2).changes).toEqual([[2, 'no-videos']]);
  expect(new SimulatedNetwork().sample({ ...good, roundTripMs: 3_000 }, 2).changes).toEqual([
    [2, 'no-videos'],
  ]);
});

test('a bad moment costs nothing', () => {
  const network = new SimulatedNetwork();
  for (let time = 0; time < 20; time += 1) network.sample(lossy(0.08), 4).sample(good, 10);
  expect(network.changes).toEqual([]);
});

test('what cannot be sent gives up the own video in the end', () => {
  expect(new SimulatedNetwork().sample({ ...good, availableBits: 40_000 }, 60).state.level).toBe(
    'sound-only',
  );
});

test('the way back is one step each half minute', () => {
  const network = new SimulatedNetwork().sample(lossy(0.05), 22).sample(good, 200);
  expect(network.changes.slice(3)).toEqual([
    [54, 'no-videos'],
    [86, 'small-videos'],
    [118, 'full'],
  ]);
});

test('a line that carries sound and nothing more is tried less and less often', () => {
  const network = new SimulatedNetwork().sample(lossy(0.4), 2);
  const start = network.now;
  // Each time videos return, the network is full again.
  while (network.now - start < 3_600_000)
    network.sample(
      network.state.level === 'no-videos' || network.state.level === 'sound-only' ? good : lossy(0.3),
      2,
    );
  const tries = network.changes.filter(([, level]) => level === 'small-videos').map(([seconds]) => seconds);
  const waits = tries.slice(1).map((seconds, index) => seconds - (tries[index] ?? 0));
  expect(waits.slice(0, 3)).toEqual([66, 126, 246]);
  expect(Math.min(...waits.slice(4))).toBeGreaterThanOrEqual(300);
  expect(tries.length).toBeLessThanOrEqual(15);
});

test('after all is back for half a minute, old failures are forgotten', () => {
  const network = new SimulatedNetwork().sample(lossy(0.4), 2).sample(good, 38).sample(lossy(0.3), 6);
  expect(network.state.waitMs).toBe(60_000);
  network.sample(good, 200);
  expect(network.state).toMatchObject({ level: 'full', waitMs: 30_000 });
});

test('never two changes within four seconds, whatever the line does', () => {
  const network = new SimulatedNetwork();
  let seed = 42;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let count = 0; count < 20_000; count += 1) network.sample(lossy(random() ** 3), 2);
  const gaps = network.changes
    .slice(1)
    .map(([seconds], index) => seconds - (network.changes[index]?.[0] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
});

/** A network over which a screen is shown. */
function showing() {
  const network = new SimulatedNetwork();
  network.screen = true;
  return network;
}

test('a screen that is shown goes last: after the own video, and before sound', () => {
  expect(showing().sample(lossy(0.05), 60).changes).toEqual([
    [6, 'small-videos'],
    [14, 'no-videos'],
    [22, 'screen-only'],
    [30, 'sound-only'],
  ]);
  expect(degradation('screen-only')).toEqual({
    size: true,
    othersVideo: true,
    ownVideo: true,
    screen: false,
  });
  expect(degradation('sound-only')).toEqual({ size: true, othersVideo: true, ownVideo: true, screen: true });
});

test('a line that is full keeps the screen at first', () => {
  expect(showing().sample(lossy(0.4), 2).changes).toEqual([[2, 'no-videos']]);
});

test('the way back: the screen first, then the own video, then the others', () => {
  expect(showing().sample(lossy(0.05), 30).sample(good, 200).changes.slice(4)).toEqual([
    [62, 'screen-only'],
    [94, 'no-videos'],
    [126, 'small-videos'],
    [158, 'full'],
  ]);
});

test('the screen is over: what was left is sound, and the way back has a step less', () => {
  const network = showing().sample(lossy(0.05), 22);
  expect(network.state.level).toBe('screen-only');
  network.screen = false;
  network.sample(good, 70);
  expect(network.changes.slice(3).map(([, level]) => level)).toEqual([
    'sound-only',
    'no-videos',
    'small-videos',
  ]);
});

test('a screen that is shown on a line with sound alone is tried as soon as the line was good for long enough', () => {
  const network = new SimulatedNetwork().sample(lossy(0.05), 22).sample(good, 10);
  expect(network.state.level).toBe('sound-only');
  network.screen = true;
  network.sample(good, 24);
  expect(network.state.level).toBe('screen-only');
});
