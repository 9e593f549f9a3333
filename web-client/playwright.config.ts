import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { smallCamera } from './e2e/support/cameras';
import { PATIENCE_MS } from './e2e/support/patience';

/**
 * Each file starts a server of its own, real Chromium tabs and fake cameras. One file runs for each core, at most two: with
 * more, the stories would measure how busy the machine is. `tell.mjs` selects the stories; those with `@long` take minutes, or
 * need what not every machine has.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  // Both only bound a hang.
  timeout: 6 * PATIENCE_MS,
  expect: { timeout: PATIENCE_MS },
  // On a busy machine of somebody else's, a story may try once more. It is then reported as flaky, which is a bug to find.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: {
    locale: 'en-US',
    // Without the film: to paint every frame of every page once more is a good part of what this machine can do.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-fake-ui-for-media-stream',
        ...smallCamera(),
        '--autoplay-policy=no-user-gesture-required',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
