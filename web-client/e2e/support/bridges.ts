import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Visitor } from './Visitor';
import { PATIENCE_MS } from './patience';

/** A folder of a story's own, with the configuration of a pool; whoever makes it takes it away. */
export function makePool(entriesIn: (folder: string) => string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'homegroup-pool-'));
  const config = join(folder, 'own.conf');
  writeFileSync(config, `homegroup.bridge.pool = [${entriesIn(folder).join()}]`);
  return { folder, config };
}

/** The table of the bridges, as the front desk sees it. */
export function bridgeTable(frontDesk: Visitor) {
  const row = (name: string) => frontDesk.page.getByRole('row', { name: new RegExp(`^${name} `) });
  const people = (name: string) => row(name).locator('[data-title=Connections]');
  /** Which of them has the two people of the group. */
  const ofTheGroup = async (among: string[]) => {
    let found: string | undefined;
    await expect(async () => {
      for (const name of among) if ((await people(name).textContent()) === '2') found = name;
      expect(found).toBeDefined();
    }).toPass({ timeout: PATIENCE_MS });
    return found ?? '';
  };
  return { row, people, ofTheGroup };
}
