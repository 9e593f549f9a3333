import { lines, sizes } from './support/pictures';
import { expect, test } from './support/story';
import { largeCamera } from './support/largeCamera';

test.use(largeCamera);

test(
  'a lead sends three sizes, and each screen gets the one that fits it',
  { tag: '@long' },
  async ({ group }) => {
    const [elena, ana] = await group(['Elena'], ['Ana']);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await ana.seesEverybody(1);

    // Those that have sent something, which the bridge took.
    await expect.poll(() => sizes(elena)).toEqual(['h', 'l', 'm']);
    expect(await sizes(ana)).toEqual(['one']);
    await expect.poll(() => lines(ana)).toBeGreaterThan(300);
    await ana.page.setViewportSize({ width: 400, height: 560 });
    await expect.poll(() => lines(ana)).toBe(270);
    await ana.page.setViewportSize({ width: 400, height: 320 });
    await expect.poll(() => lines(ana)).toBe(135);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await expect.poll(() => lines(ana)).toBeGreaterThan(300);
    await ana.seesEverybody(1);
  },
);
