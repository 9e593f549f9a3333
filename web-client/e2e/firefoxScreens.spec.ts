import { test } from '@playwright/test';
import { startFirefox } from '../gallery/firefox.mjs';
import { everyScreen, expectStill } from './support/everyScreen';
import { desk, phone } from './support/Visitor';

/** Axe takes a second or two for each on a busy machine. */
const SCREEN_WITHIN_MS = 20_000;

// Firefox takes the wish for no motion from a preference only.
for (const [size, viewport] of Object.entries({ phone, desk })) {
  test(`every screen on a ${size} in Firefox: axe, targets and text`, { tag: '@long' }, async () => {
    const firefox = await startFirefox({ 'ui.prefersReducedMotion': 1 });
    const takesLong = (screens: number) => test.setTimeout(screens * SCREEN_WITHIN_MS);
    await everyScreen(firefox, viewport, takesLong, expectStill);
    await firefox.close();
  });
}
