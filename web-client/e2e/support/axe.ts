import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** WCAG 2.1 A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
/** Those that the theme can change: only colors depend on it. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Everything in the light theme, and in the dark one what colors are asked. */
export async function expectAccessible(page: Page, where: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // By the debugger, because the page's own policy lets no foreign script in.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    const found = await page.evaluate(
      async (runOnly) => {
        const { run } = (window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe;
        // What passed is not worked out.
        const { violations } = await run({ runOnly, resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
        );
      },
      colorScheme === 'light' ? RULES : RULES_OF_COLOUR,
    );
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}
