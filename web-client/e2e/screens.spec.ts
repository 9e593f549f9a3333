import { test } from '@playwright/test';
import { everyScreen, expectStill } from './support/everyScreen';
import { desk, phone } from './support/Visitor';

/** Axe takes a second or two for each on a busy machine. */
const SCREEN_WITHIN_MS = 20_000;

test.describe.configure({ mode: 'parallel' });

for (const [size, viewport] of Object.entries({ phone, desk })) {
  test(`every screen on a ${size}: axe, targets and text`, async ({ browser }) => {
    const takesLong = (screens: number) => test.setTimeout(screens * SCREEN_WITHIN_MS);
    await everyScreen(browser, viewport, takesLong, async (page, name) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await expectStill(page, name);
      await page.emulateMedia({ reducedMotion: 'no-preference' });
    });
  });
}
