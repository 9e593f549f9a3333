// Takes a picture of every screen in two sizes and two themes, into test-results/screens (not under version control).
// `npm run screens -- room` takes those whose name begins with "room" only; with BROWSER=firefox in Firefox, into
// test-results/screens-firefox.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startFirefox } from './firefox.mjs';
import { serveGallery } from './serve.mjs';

const inFirefox = process.env['BROWSER'] === 'firefox';
const out = join(import.meta.dirname, '..', 'test-results', inFirefox ? 'screens-firefox' : 'screens');
const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1280, height: 800 } };
const wanted = process.argv[2] ?? '';

const { address, close } = await serveGallery();
mkdirSync(out, { recursive: true });

/** Firefox takes the theme from a preference only. */
function start(theme) {
  if (inFirefox)
    return startFirefox({ 'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1 });
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

let failures = 0;
for (const colorScheme of ['light', 'dark']) {
  const browser = await start(colorScheme);
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      deviceScaleFactor: 1,
      locale: 'en-US',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      failures += 1;
      console.error(page.url(), error.message);
    });
    await page.goto(address);
    const names = (await page.evaluate(() => window.screenNames)).filter((name) => name.startsWith(wanted));
    for (const name of names) {
      await page.goto(`${address}?screen=${name}`);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(out, `${name}.${size}.${colorScheme}.png`) });
    }
    await context.close();
  }
  await browser.close();
}
close();
console.log(`screens are in ${out}`);
process.exit(failures > 0 ? 1 : 0);
