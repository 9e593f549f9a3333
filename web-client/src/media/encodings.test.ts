import { expect, test } from 'vitest';
import { encodings, sizes } from './encodings';

test('sound comes first, and never goes below 24 kbit/s', () => {
  const first = { priority: 'high', networkPriority: 'high' };
  expect(encodings('audio', [{}], false)).toEqual([{ maxBitrate: 32_000, ...first }]);
  expect(encodings('audio', [{}], true)).toEqual([{ maxBitrate: 24_000, ...first }]);
});

test('one video: smaller while the line is weak, and back again', () => {
  const weak = encodings('video', [{ active: true }], true);
  expect(weak).toEqual([{ active: true, maxBitrate: 150_000, scaleResolutionDownBy: 2 }]);
  expect(encodings('video', weak, false)).toEqual([
    { active: true, maxBitrate: 500_000, scaleResolutionDownBy: 1 },
  ]);
});

test('three sizes fit below the bridge’s limit; a weak line sends the smallest only', () => {
  const three = sizes();
  expect(three.map((one) => one.rid)).toEqual(['h', 'm', 'l']);
  expect(three.reduce((sum, one) => sum + (one.maxBitrate ?? 0), 0)).toBeLessThan(1_000_000);
  expect(encodings('video', three, true).map((one) => one.active)).toEqual([false, false, true]);
  expect(encodings('video', three, false).map((one) => one.active)).toEqual([true, true, true]);
});

test('three sizes that a bridge offered to take are as large as those that the browser offers', () => {
  const named = ['h', 'm', 'l'].map((rid) => ({ rid, active: true }));
  expect(encodings('video', named, false)).toEqual(sizes().map((one) => ({ ...one, active: true })));
});
