import { rmSync } from 'node:fs';
import { bridgeTable, makePool } from './support/bridges';
import { attendance, countsFor } from './support/csv';
import { endsGroup, seeEachOther } from './support/group';
import { givenBridges, ONE_TO_KILL_NEEDED } from './support/givenBridges';
import { expect, test } from './support/story';

const videobridges = givenBridges().filter(({ kill }) => kill);
const entries = videobridges.map(
  ({ url }, index) => `{ name = "jvb-${index + 1}", kind = "jvb", jvb.url = "${url}" }`,
);
// Drained, or it would get the group: it tells less load than bridges that share the machine with browsers.
entries.push('{ name = "own", drained = true, janus.rtp-port-range = "20300-20399" }');
const { folder, config } = makePool(() => entries);

test.use({ environment: { HOMEGROUP_CONFIG: config, HOMEGROUP_BRIDGE_KIND: 'janus' } });
test.afterAll(() => rmSync(folder, { recursive: true }));

test(
  'Videobridges die one after the other: the group goes on on the next, in the end on Janus',
  { tag: '@long' },
  async ({ group, visitor }) => {
    test.skip(videobridges.length === 0, ONE_TO_KILL_NEEDED);
    const petra = await visitor('Petra');
    const [elena, ana] = await group(['Elena'], ['Ana']);
    const everybody = [elena, ana];
    await seeEachOther(everybody);
    const asked = everybody.map((person) => person.requests.length);

    await petra.press('Video bridges');
    const { row, people, ofTheGroup } = bridgeTable(petra);
    const names = videobridges.map((_, index) => `jvb-${index + 1}`);
    for (const name of names) await expect(row(name)).toContainText(/jvb.*Working/);
    await expect(row('own')).toContainText(/janus.*No new groups/);

    const left = [...names];
    while (left.length > 0) {
      const now = await ofTheGroup(left);
      left.splice(left.indexOf(now), 1);
      await countsFor(2, 'Ana', elena);
      if (left.length === 0) {
        await petra.press(/on own$/);
        await expect(row('own')).toContainText('Working');
      }
      const killedAt = Date.now();
      videobridges[names.indexOf(now)]?.kill?.();
      if (left.length === 0) await expect(people('own')).toHaveText('2');
      else await ofTheGroup(left);
      console.log(`${now} killed: the group is elsewhere after ${Date.now() - killedAt} ms`);
      for (const person of everybody) await person.seesEverybody(1);
      console.log(`  and seen to see each other after ${Date.now() - killedAt} ms`);
    }

    for (const [index, person] of everybody.entries()) {
      expect(person.welcomedAt, `${person.name}'s page was never away`).toHaveLength(1);
      const loaded = person.requests.slice(asked[index]).filter((url) => !url.endsWith('/attendance.csv'));
      expect(loaded, `${person.name}'s page loaded nothing but the sheet`).toEqual([]);
    }
    // Whoever keeps the bridges has started them again.
    for (const name of names) await expect(row(name)).toContainText('Working', { timeout: 120_000 });

    await endsGroup(elena);
    await ana.seesHeading('Group is over');
    const anas = (await attendance(elena)).find((one) => one['patient']?.includes('Ana'));
    expect(anas?.['drops']).toBe('0');
    expect(anas?.['intervals']?.match(/media-stopped/g), anas?.['intervals']).toHaveLength(names.length);
  },
);
