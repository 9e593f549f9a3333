import type { Browser } from '@playwright/test';
import { startFirefox } from '../../gallery/firefox.mjs';
import { test as base } from './story';

/** Stories in which somebody comes with Firefox; everybody else with Chromium, as ever. */
export const test = base.extend<object, { firefox: Browser }>({
  firefox: [
    async ({}, use) => {
      const browser = await startFirefox();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from './story';
