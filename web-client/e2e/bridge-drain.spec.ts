import { rmSync } from 'node:fs';
import { bridgeTable, makePool } from './support/bridges';
import { endsGroup, seeEachOther, startsGroup } from './support/group';
import { givenBridges, TWO_NEEDED } from './support/givenBridges';
import { practiceFile } from './support/practiceFile';
import { expect, test } from './support/story';
import { phone } from './support/Visitor';

const videobridges = givenBridges().slice(0, 2);
const names = videobridges.map((_, index) => `jvb-${index + 1}`);
const { folder, config } = makePool(() =>
  videobridges.map(({ url }, index) => `{ name = "${names[index]}", kind = "jvb", jvb.url = "${url}" }`),
);

test.use({
  environment: { HOMEGROUP_CONFIG: config, HOMEGROUP_BRIDGE_KIND: 'janus', ...practiceFile('twoGroups') },
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** At the bridge itself, as whoever updates it does. */
async function drains(name: string, how: 'enable' | 'disable') {
  const url = videobridges[names.indexOf(name)]?.url ?? '';
  expect((await fetch(`${url}/colibri/drain/${how}`, { method: 'POST' })).ok).toBe(true);
}

test(
  'A Videobridge that is drained keeps its group, and the next group goes to another',
  { tag: '@long' },
  async ({ visitor, patient }) => {
    test.skip(videobridges.length < 2, TWO_NEEDED);
    const lead = async (name: string, group: string) => {
      const person = await visitor(name);
      await person.press(new RegExp(`^Join.*${group}`));
      await person.join();
      await person.isInRoom();
      return person;
    };
    const petra = await visitor('Petra');
    const elena = await lead('Elena', 'Evening group');
    const ana = await patient('Ana');
    await startsGroup(elena, ana);
    await seeEachOther([elena, ana]);
    await petra.press('Video bridges');
    const { row, people, ofTheGroup } = bridgeTable(petra);
    const first = await ofTheGroup(names);
    const other = names.find((name) => name !== first) ?? '';
    const peers = [await elena.peersMade(), await ana.peersMade()];

    try {
      await drains(first, 'enable');
      await expect(row(first)).toContainText('No new groups');
      const nextGroup = async () => {
        const marcus = await lead('Marcus', 'Oak group');
        const ben = await visitor('Ben', phone);
        await ben.join();
        await startsGroup(marcus, ben);
        await seeEachOther([marcus, ben]);
        await expect(people(other)).toHaveText('2');
        await expect(people(first)).toHaveText('2');
        await endsGroup(marcus);
      };
      const next = nextGroup();
      await Promise.all([elena, ana].map((person) => person.keepsSeeing(1, next)));
      expect([await elena.peersMade(), await ana.peersMade()], 'no new peer connection').toEqual(peers);
    } finally {
      await drains(first, 'disable');
    }
    await expect(row(first)).toContainText('Working');
    await endsGroup(elena);
  },
);
