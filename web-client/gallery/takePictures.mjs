// Takes a picture of every screen in two sizes and two themes, into test-results/screens (not under version control).
// `npm run screens -- room` takes those whose name begins with "room" only.
import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';

const root = join(import.meta.dirname, 'dist');
const out = join(import.meta.dirname, '..', 'test-results', 'screens');
const kinds = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1280, height: 800 } };
const wanted = process.argv[2] ?? '';

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const body = readFileSync(join(root, path === '/' ? 'index.html' : path));
    response.writeHead(200, { 'content-type': kinds[extname(path)] ?? 'text/html' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const address = `http://127.0.0.1:${server.address().port}/`;
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failures = 0;
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark']) {
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
}
await browser.close();
server.close();
console.log(`screens are in ${out}`);
process.exit(failures > 0 ? 1 : 0);
