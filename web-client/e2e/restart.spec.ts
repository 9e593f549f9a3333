import { attendance, countsFor, stretches } from './support/csv';
import { endsGroup, seeEachOther } from './support/group';
import { expect, test } from './support/story';

/** A page says that it is there every three seconds, and what it said last may not be stored yet. */
const LAST_PROOF_WITHIN_MS = 8_000;
/** The record has whole seconds. */
const SECOND_MS = 1_000;

test('the server is killed and started: everybody is back by themselves, and the minutes are right', async ({
  group,
  server,
}) => {
  const [elena, ana, ben] = await group(['Elena'], ['Ana', 'Ben']);
  const everybody = [elena, ana, ben];
  await seeEachOther(everybody);
  // So that the sheet has something to lose.
  await countsFor(3, 'Ana', elena);

  const killedFrom = Date.now();
  await server.kill();
  const killedTo = Date.now();
  const dropped = ana.page
    .getByText('Your connection dropped. You keep your seat.', { exact: false })
    .first();
  await expect(dropped).toBeVisible();
  await expect(ana.page.getByTestId('tile')).toHaveCount(3);
  await server.start();
  for (const person of everybody) {
    await expect.poll(() => person.welcomedAt.length, `${person.name} is back`).toBeGreaterThan(1);
    await expect(person.page.getByTestId('tile')).toHaveCount(3);
  }
  await seeEachOther(everybody);
  for (const person of [ana, ben]) await countsFor(2, person.name, elena);

  await endsGroup(elena);
  await ana.seesHeading('Group is over');
  const endedTo = Date.now();
  const sheet = await attendance(elena);
  for (const person of [ana, ben]) {
    const row = sheet.find((one) => one['patient']?.includes(person.name));
    expect(row, `a row for ${person.name}`).toBeDefined();
    const spans = stretches(row);
    // To the second: what is counted is exactly what the intervals add up to, with the outage cut out.
    const sum = spans.reduce((total, span) => total + (span.to - span.from) / 1000, 0);
    expect(Math.abs(Number(row?.['qualifying_seconds']) - sum)).toBeLessThan(1);
    const before = spans.filter((span) => span.from < killedFrom);
    const after = spans.filter((span) => span.from >= killedFrom);
    const lastProof = Math.max(...before.map((span) => span.to));
    expect(lastProof, 'cut at the last proof of life').toBeLessThanOrEqual(killedTo + SECOND_MS);
    expect(lastProof).toBeGreaterThan(killedFrom - LAST_PROOF_WITHIN_MS);
    const [, backAt = 0] = person.welcomedAt;
    const countsAgain = Math.min(...after.map((span) => span.from));
    expect(countsAgain, 'nothing counts while the server is dead').toBeGreaterThanOrEqual(backAt - SECOND_MS);
    expect(Math.max(...after.map((span) => span.to))).toBeLessThanOrEqual(endedTo + SECOND_MS);
    expect(row?.['drops']).toBe('1');
  }
});
