import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Visitor } from './Visitor';

/** Cells of the CSV by column; the export quotes as RFC 4180 says, and none of these cells holds a line break. */
function rows(csv: string): Record<string, string>[] {
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) =>
      (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'),
    );
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = cells(head);
  return lines.map((line) =>
    Object.fromEntries(cells(line).map((cell, index) => [columns[index] ?? '', cell])),
  );
}

/** What the lead downloads, by row. */
export async function attendance(lead: Visitor) {
  const [download] = await Promise.all([lead.page.waitForEvent('download'), lead.press('Attendance (CSV)')]);
  return rows(readFileSync(await download.path(), 'utf8'));
}

/** So many more seconds of that person count, on the sheet that this lead can take now. */
export async function countsFor(seconds: number, name: string, lead: Visitor) {
  const counted = async () => {
    const row = (await attendance(lead)).find((one) => one['patient']?.includes(name));
    return Number(row?.['qualifying_seconds'] ?? 0);
  };
  const enough = (await counted()) + seconds;
  const patience = { intervals: [1_000], timeout: 30_000, message: `what counts of ${name}` };
  await expect.poll(counted, patience).toBeGreaterThanOrEqual(enough);
}
