import { expect, type Browser, type Page, type Request } from '@playwright/test';
import { serveGallery } from '../../gallery/serve.mjs';
import { expectAccessible } from './axe';
import type { desk } from './Visitor';

const SMALLEST_TEXT_PX = 16;
const SMALLEST_TARGET_PX = 44;

/** Waits until a screen is drawn whole: what is loaded when it is first needed, what is pressed, and the letters. */
function watchArrivals(page: Page) {
  const underWay = new Set<Request>();
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  // What is drawn may need something more, and asks for it a frame later.
  const drawn = () =>
    page.evaluate(async () => {
      await window.screenDrawn;
      await document.fonts.ready;
      const frame = () => new Promise(requestAnimationFrame);
      for (const next of [frame, frame]) await next();
      await new Promise((done) => setTimeout(done));
    });
  return async () => {
    for (let quiet = false; !quiet; quiet = underWay.size === 0) {
      while (underWay.size > 0) await page.waitForEvent('requestfinished');
      await drawn();
    }
  };
}

/** Axe, targets and text; nothing to the side of the page, or below the controls. */
async function expectRight(page: Page, name: string) {
  await expectAccessible(page, name);
  const small = await page.evaluate(
    ([target, text]) => {
      const shown = (element: Element) => element.getBoundingClientRect().width > 1;
      const targets = [...document.querySelectorAll('button, select, input, textarea')]
        .filter(shown)
        .filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width < target || box.height < target;
        });
      const words = [...document.querySelectorAll('body *')].filter(
        (one) =>
          shown(one) &&
          [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
          parseFloat(getComputedStyle(one).fontSize) < text,
      );
      return [...targets, ...words].map((one) => one.outerHTML.slice(0, 160));
    },
    // Leads and the front desk read tables in a size less.
    [SMALLEST_TARGET_PX, /^(lead|front)/.test(name) ? 15 : SMALLEST_TEXT_PX] as const,
  );
  expect.soft(small, `${name}: too small`).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect.soft(sideways, `${name} scrolls sideways`).toBe(false);
  // The room is as tall as the screen: what is longer scrolls inside it.
  const below = await page.evaluate(
    () =>
      document.querySelector('[role=toolbar]') !== null &&
      document.documentElement.scrollHeight > window.innerHeight,
  );
  expect.soft(below, `${name} scrolls below the controls`).toBe(false);
}

/** For who asked for no motion. */
export async function expectStill(page: Page, name: string) {
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect.soft(moving, `${name} moves for who asked for no motion`).toBe(0);
}

/**
 * Looks at every screen that there is, from fixtures: also those that a story rarely comes to.
 *
 * @param many told how many there are, before the first
 * @param also what more to look at
 */
export async function everyScreen(
  browser: Browser,
  viewport: typeof desk,
  many: (count: number) => void,
  also: (page: Page, name: string) => Promise<void>,
) {
  const gallery = await serveGallery();
  const page = await browser.newPage({ viewport });
  const everythingCame = watchArrivals(page);
  await page.goto(gallery.address);
  const names = await page.evaluate(() => (window as unknown as { screenNames: string[] }).screenNames);
  expect(names.length).toBeGreaterThan(25);
  many(names.length);
  for (const name of names) {
    await page.goto(`${gallery.address}?screen=${name}`);
    await everythingCame();
    await expectRight(page, name);
    await also(page, name);
  }
  await page.close();
  gallery.close();
}
