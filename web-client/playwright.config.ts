import { defineConfig } from '@playwright/test';

/**
 * One story per file, each with a server of its own, real Chromium tabs and fake devices. Two at a time. Those that
 * take minutes, or need the machine to themselves because they measure a line (`@long`), are told by `npm run e2e:long`.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  // On a busy machine of somebody else's, a story may try once more. It is then reported as flaky, which is a bug to find.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 20_000 },
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
        '--use-fake-device-for-media-stream=fps=10',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
