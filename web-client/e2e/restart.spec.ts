import { attendance, countsFor } from './support/csv';
import { endsGroup, seeEachOther } from './support/group';
import { expect, test } from './support/story';

test(
  'the server is killed and started: everybody is back by themselves, and the minutes are right',
  { tag: '@long' },
  async ({ group, server }) => {
    const [elena, ana, ben] = await group(['Elena'], ['Ana', 'Ben']);
    const everybody = [elena, ana, ben];
    await seeEachOther(everybody);
    // So that the sheet has something to lose.
    await countsFor(3, 'Ana', elena);

    const killedAt = Date.now();
    await server.kill();
    await expect(
      ana.page.getByText('Your connection dropped. You keep your seat.', { exact: false }).first(),
    ).toBeVisible();
    await expect(ana.page.getByTestId('tile')).toHaveCount(3);
    await server.start();
    const readyAt = Date.now();
    for (const person of everybody) {
      await expect.poll(() => person.welcomedAt.length, { timeout: 15_000 }).toBeGreaterThan(1);
      expect(person.welcomedAt[person.welcomedAt.length - 1], `${person.name} is back`).toBeLessThan(
        readyAt + 10_000,
      );
      await expect(person.page.getByTestId('tile')).toHaveCount(3);
    }
    for (const person of everybody) await person.seesEverybody(2);
    for (const person of [ana, ben]) await countsFor(2, person.name, elena);

    await endsGroup(elena);
    await ana.seesHeading('Group is over');
    const endedAt = Date.now();
    const sheet = await attendance(elena);
    for (const person of [ana, ben]) {
      const row = sheet.find((one) => one['patient']?.includes(person.name));
      expect(row, `a row for ${person.name}`).toBeDefined();
      const spans = [...(row?.['intervals'] ?? '').matchAll(/([\dT:.+Z-]+)\/([\dT:.+Z-]+) /g)].map(
        (span) => ({
          from: Date.parse(span[1] ?? ''),
          to: Date.parse(span[2] ?? ''),
        }),
      );
      // To the second: what is counted is exactly what the intervals add up to, with the outage cut out.
      const sum = spans.reduce((total, span) => total + (span.to - span.from) / 1000, 0);
      expect(Math.abs(Number(row?.['qualifying_seconds']) - sum)).toBeLessThan(1);
      const before = spans.filter((span) => span.from < killedAt);
      const after = spans.filter((span) => span.from > killedAt);
      const lastProof = Math.max(...before.map((span) => span.to));
      expect(lastProof, 'cut at the last proof of life').toBeLessThanOrEqual(killedAt + 1_000);
      expect(lastProof).toBeGreaterThan(killedAt - 8_000);
      const backAt = person.welcomedAt[person.welcomedAt.length - 1] ?? 0;
      expect(Math.min(...after.map((span) => span.from)), 'counts again when back').toBeGreaterThanOrEqual(
        backAt - 1_000,
      );
      expect(Math.max(...after.map((span) => span.to))).toBeLessThanOrEqual(endedAt + 1_000);
      expect(row?.['drops']).toBe('1');
    }
  },
);
