import { readFileSync } from 'node:fs';
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
