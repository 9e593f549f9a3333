import type { Browser } from '@playwright/test';
import { startFirefox } from '../../gallery/firefox.mjs';
import { Speaker } from './Speaker';
import { test as base } from './story';

/** Stories in which somebody comes with Firefox; everybody else with Chromium, as ever. */
export const test = base.extend<object, { firefox: Browser }>({
  firefox: [
    async ({}, use) => {
      const speaker = new Speaker();
      await speaker.start();
      const browser = await startFirefox({}, speaker.environment);
      await use(browser);
      await browser.close();
      await speaker.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect } from './story';
