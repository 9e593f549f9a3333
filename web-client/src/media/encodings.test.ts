import { expect, test } from 'vitest';
import { encodings, sizes } from './encodings';

const full = { lowerQuality: false, screen: false };
const weak = { lowerQuality: true, screen: false };

test('sound comes first, and never goes below 24 kbit/s', () => {
  const first = { priority: 'high', networkPriority: 'high' };
  expect(encodings('audio', [{}], full)).toEqual([{ maxBitrate: 32_000, ...first }]);
  expect(encodings('audio', [{}], weak)).toEqual([{ maxBitrate: 24_000, ...first }]);
});

test('one video: smaller while the line is weak, and back again', () => {
  const small = encodings('video', [{ active: true }], weak);
  expect(small).toEqual([{ active: true, maxBitrate: 150_000, scaleResolutionDownBy: 2 }]);
  expect(encodings('video', small, full)).toEqual([
    { active: true, maxBitrate: 500_000, scaleResolutionDownBy: 1 },
  ]);
});

test('three sizes fit below the bridge’s limit; a weak line sends the smallest only', () => {
  const three = sizes();
  expect(three.map((one) => one.rid)).toEqual(['h', 'm', 'l']);
  expect(three.reduce((sum, one) => sum + (one.maxBitrate ?? 0), 0)).toBeLessThan(1_000_000);
  expect(encodings('video', three, weak).map((one) => one.active)).toEqual([false, false, true]);
  expect(encodings('video', three, full).map((one) => one.active)).toEqual([true, true, true]);
});

test('three sizes that a bridge offered to take are as large as those that the browser offers', () => {
  const named = ['h', 'm', 'l'].map((rid) => ({ rid, active: true }));
  expect(encodings('video', named, full)).toEqual(sizes().map((one) => ({ ...one, active: true })));
});

test('a screen: sizes in which text can be read, below the bridge’s limit; a weak line sends no largest one', () => {
  const screen = encodings('video', sizes(), { lowerQuality: false, screen: true });
  expect(screen.map((one) => one.scaleResolutionDownBy)).toEqual([1, 1.5, 3]);
  expect(screen.reduce((sum, one) => sum + (one.maxBitrate ?? 0), 0)).toBeLessThan(1_000_000);
  expect(encodings('video', screen, { lowerQuality: true, screen: true }).map((one) => one.active)).toEqual([
    false,
    true,
    true,
  ]);
  const [one] = encodings('video', [{ active: true }], { lowerQuality: true, screen: true });
  expect(one).toEqual({ active: true, maxBitrate: 220_000, scaleResolutionDownBy: 1.5 });
});

test('after a screen the camera is sent as it was before', () => {
  const before = encodings('video', sizes(), full);
  const screen = encodings('video', before, { lowerQuality: true, screen: true });
  expect(encodings('video', screen, full)).toEqual(before);
});
