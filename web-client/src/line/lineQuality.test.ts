import { expect, test } from 'vitest';
import { givenUp, goodLine, judge, type Level, type LineQuality, type LineSample } from './lineQuality';

const good: LineSample = { loss: 0, lossNow: 0, roundTripMs: 60, availableBits: 600_000 };
const lossy = (loss: number): LineSample => ({ ...good, loss, lossNow: loss });
const LOOK_MS = 2_000;

/** A line that is looked at every two seconds. */
class Line {
  now = 1_000_000;
  state: LineQuality = goodLine(this.now);
  readonly changes: [seconds: number, Level][] = [];
  screen = false;

  look(sample: LineSample, seconds: number) {
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
  expect(new Line().look(good, 600).changes).toEqual([]);
  expect(
    new Line().look({ loss: null, lossNow: null, roundTripMs: null, availableBits: null }, 60).changes,
  ).toEqual([]);
});

test('two in a hundred lost is no reason to hide a face', () => {
  expect(new Line().look(lossy(0.02), 300).changes).toEqual([]);
});

test('five in a hundred lost: step by step down to sound', () => {
  expect(new Line().look(lossy(0.05), 60).changes).toEqual([
    [6, 'small-videos'],
    [14, 'no-videos'],
    [22, 'sound-only'],
  ]);
});

test('a line that is full: others’ videos go at the first look', () => {
  expect(new Line().look(lossy(0.4), 2).changes).toEqual([[2, 'no-videos']]);
  expect(new Line().look({ ...good, roundTripMs: 3_000 }, 2).changes).toEqual([[2, 'no-videos']]);
});

test('a bad moment costs nothing', () => {
  const line = new Line();
  for (let time = 0; time < 20; time += 1) line.look(lossy(0.08), 4).look(good, 10);
  expect(line.changes).toEqual([]);
});

test('what cannot be sent gives up the own video in the end', () => {
  expect(new Line().look({ ...good, availableBits: 40_000 }, 60).state.level).toBe('sound-only');
});

test('the way back is one step each half minute', () => {
  const line = new Line().look(lossy(0.05), 22).look(good, 200);
  expect(line.changes.slice(3)).toEqual([
    [54, 'no-videos'],
    [86, 'small-videos'],
    [118, 'full'],
  ]);
});

test('a line that carries sound and nothing more is tried less and less often', () => {
  const line = new Line().look(lossy(0.4), 2);
  const start = line.now;
  // Whenever videos come back, the line is full again.
  while (line.now - start < 3_600_000)
    line.look(line.state.level === 'no-videos' || line.state.level === 'sound-only' ? good : lossy(0.3), 2);
  const tries = line.changes.filter(([, level]) => level === 'small-videos').map(([seconds]) => seconds);
  const waits = tries.slice(1).map((seconds, index) => seconds - (tries[index] ?? 0));
  expect(waits.slice(0, 3)).toEqual([66, 126, 246]);
  expect(Math.min(...waits.slice(4))).toBeGreaterThanOrEqual(300);
  expect(tries.length).toBeLessThanOrEqual(15);
});

test('after all is back for half a minute, old failures are forgotten', () => {
  const line = new Line().look(lossy(0.4), 2).look(good, 38).look(lossy(0.3), 6);
  expect(line.state.waitMs).toBe(60_000);
  line.look(good, 200);
  expect(line.state).toMatchObject({ level: 'full', waitMs: 30_000 });
});

test('never two changes within four seconds, whatever the line does', () => {
  const line = new Line();
  let seed = 42;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let look = 0; look < 20_000; look += 1) line.look(lossy(random() ** 3), 2);
  const gaps = line.changes.slice(1).map(([seconds], index) => seconds - (line.changes[index]?.[0] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
});

/** A line over which somebody shows a screen. */
function showing() {
  const line = new Line();
  line.screen = true;
  return line;
}

test('a screen that is shown goes last: after the own video, and before sound', () => {
  expect(showing().look(lossy(0.05), 60).changes).toEqual([
    [6, 'small-videos'],
    [14, 'no-videos'],
    [22, 'screen-only'],
    [30, 'sound-only'],
  ]);
  expect(givenUp('screen-only')).toEqual({ size: true, othersVideo: true, ownVideo: true, screen: false });
  expect(givenUp('sound-only')).toEqual({ size: true, othersVideo: true, ownVideo: true, screen: true });
});

test('a line that is full keeps the screen at first', () => {
  expect(showing().look(lossy(0.4), 2).changes).toEqual([[2, 'no-videos']]);
});

test('the way back: the screen first, then the own video, then the others', () => {
  expect(showing().look(lossy(0.05), 30).look(good, 200).changes.slice(4)).toEqual([
    [62, 'screen-only'],
    [94, 'no-videos'],
    [126, 'small-videos'],
    [158, 'full'],
  ]);
});

test('the screen is over: what was left is sound, and the way back has a step less', () => {
  const line = showing().look(lossy(0.05), 22);
  expect(line.state.level).toBe('screen-only');
  line.screen = false;
  line.look(good, 70);
  expect(line.changes.slice(3).map(([, level]) => level)).toEqual([
    'sound-only',
    'no-videos',
    'small-videos',
  ]);
});

test('a screen that is shown on a line with sound alone is tried as soon as the line was good for long enough', () => {
  const line = new Line().look(lossy(0.05), 22).look(good, 10);
  expect(line.state.level).toBe('sound-only');
  line.screen = true;
  line.look(good, 24);
  expect(line.state.level).toBe('screen-only');
});
