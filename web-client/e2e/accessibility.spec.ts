import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './support/story';
import { phone } from './support/Visitor';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** WCAG 2.1 A and AA, in both themes. */
async function clean(page: Page, where: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // By the debugger, because the page's own policy lets no foreign script in.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { run } = (window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe;
      const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
    });
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

test('axe finds nothing on any screen of the story', async ({ lead, visitor, server }) => {
  const elena = await lead('Elena');
  await clean(elena.page, 'lead before the start');
  const ana = await visitor('Ana', phone);
  await ana.seesHeading('Check your camera and sound');
  await clean(ana.page, 'check');
  await ana.join();
  await ana.seesHeading(/can see/);
  await clean(ana.page, 'waiting room');
  await clean(elena.page, 'lead with a queue');
  await elena.press('Start group');
  await elena.press(/^Admit Ana/);
  await ana.isInRoom();
  await clean(ana.page, 'room');
  await ana.press('Chat');
  await clean(ana.page, 'chat');
  await elena.press(/^Actions for Ana/);
  await clean(elena.page, 'actions');
  const petra = await visitor('Petra');
  await petra.seesHeading('Front desk');
  await expect(petra.page.getByRole('row', { name: /Ana/ })).toBeVisible();
  await clean(petra.page, 'front desk');
  await elena.press('Take a break');
  await ana.press('Close chat');
  await clean(ana.page, 'break');
  await ana.press('Leave');
  await clean(ana.page, 'leave?');
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await ana.seesHeading('You have left the group');
  await clean(ana.page, 'left');
  const used = await visitor('Ben', phone);
  await used.seesHeading('Check your camera and sound');
  await used.context.clearCookies();
  await used.page.goto('about:blank');
  await used.page.goto(server.link('Ben'));
  await used.seesHeading('This link was used before');
  await clean(used.page, 'link used');
});
