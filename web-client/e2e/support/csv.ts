import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { PATIENCE_MS } from './patience';
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

/** Stretches that count, of one patient. */
export function stretches(row: Record<string, string> | undefined) {
  return [...(row?.['intervals'] ?? '').matchAll(/([\dT:.+Z-]+)\/([\dT:.+Z-]+) /g)].map((one) => ({
    from: Date.parse(one[1] ?? ''),
    to: Date.parse(one[2] ?? ''),
  }));
}

/** What the lead downloads, by row. */
export async function attendance(lead: Visitor) {
  const [download] = await Promise.all([lead.page.waitForEvent('download'), lead.press('Attendance (CSV)')]);
  return rows(readFileSync(await download.path(), 'utf8'));
}

async function secondsOf(lead: Visitor, name: string, column: string) {
  const row = (await attendance(lead)).find((one) => one['patient']?.includes(name));
  return Number(row?.[column] ?? 0);
}

/** So many more seconds of that person count, on the sheet that this lead can take now. */
export async function countsFor(seconds: number, name: string, lead: Visitor) {
  const now = await secondsOf(lead, name, 'qualifying_seconds');
  await sheetSays(lead, name, 'qualifying_seconds', now + seconds);
}

/** So many seconds stand in that column of somebody's row, on the sheet that this lead can take now. */
export async function sheetSays(lead: Visitor, name: string, column: string, seconds: number) {
  const patience = { intervals: [1_000], timeout: PATIENCE_MS, message: `${column} of ${name}` };
  await expect.poll(() => secondsOf(lead, name, column), patience).toBeGreaterThanOrEqual(seconds);
}
