import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bridgeTable, makePool } from './support/bridges';
import { attendance, countsFor } from './support/csv';
import { endsGroup, seeEachOther } from './support/group';
import { expect, test } from './support/story';

const names = ['one', 'two', 'three'];
/** A program of its own for each Janus: taken away, a bridge that died cannot come back. */
const program = (name: string) => join(folder, name, 'janus');
const { folder, config } = makePool((own) =>
  names.map(
    (name, index) => `{
  name = "${name}"
  janus { executable = "${join(own, name, 'janus')}", rtp-port-range = "20${index}00-20${index}99" }
}`,
  ),
);
// Janus runs as nobody when the server runs as root, as in many containers.
chmodSync(folder, 0o755);
for (const name of names) {
  mkdirSync(join(folder, name));
  symlinkSync('/usr/bin/janus', program(name));
}

// So that the one that hangs is found out soon.
test.use({ environment: { HOMEGROUP_CONFIG: config, HOMEGROUP_BRIDGE_JANUS_ANSWER_WITHIN: '5 seconds' } });
test.afterAll(() => rmSync(folder, { recursive: true }));

test('one bridge dies and the next one hangs: the group goes on, nobody reloads, no gap is counted', async ({
  group,
  visitor,
  server,
}) => {
  const petra = await visitor('Petra');
  const [elena, ana] = await group(['Elena'], ['Ana']);
  const everybody = [elena, ana];
  await seeEachOther(everybody);

  // The front desk sees which bridge has the group.
  await petra.press('Video bridges');
  const { row, ofTheGroup } = bridgeTable(petra);
  const signal = (name: string, what: NodeJS.Signals) => {
    unlinkSync(program(name));
    const pid = Number(readFileSync(join(server.data, `janus-${name}`, 'janus.pid'), 'utf8').split('\n')[0]);
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, what);
  };
  const first = await ofTheGroup(names);
  await expect(row(first)).toContainText('Working');
  const asked = everybody.map((person) => person.requests.length);

  // Dead, which is seen at once.
  signal(first, 'SIGKILL');
  for (const person of everybody) await person.seesEverybody(1);
  const second = await ofTheGroup(names.filter((name) => name !== first));
  await expect(row(first)).toContainText('Down');

  // Hanging, which takes some seconds to find out. Nothing counts from the last sign of life on; before it some must.
  await countsFor(3, 'Ana', elena);
  signal(second, 'SIGSTOP');
  const third = await ofTheGroup(names.filter((name) => name !== second));
  for (const person of everybody) await person.seesEverybody(1);
  await expect(row(second)).toContainText('Down');

  for (const [index, person] of everybody.entries()) {
    expect(person.welcomedAt, `${person.name}'s page was never away`).toHaveLength(1);
    const loaded = person.requests.slice(asked[index]).filter((url) => !url.endsWith('/attendance.csv'));
    expect(loaded, `${person.name}'s page loaded nothing but the sheet`).toEqual([]);
  }

  // Draining is asked first, and cuts nobody.
  await petra.press(`Stop new groups on ${third}`);
  await expect(petra.page.getByRole('dialog')).toContainText('will meet by text');
  await petra.page.getByRole('dialog').getByRole('button', { name: 'Stop new groups' }).click();
  await expect(row(third)).toContainText('No new groups');
  for (const person of everybody) await person.seesEverybody(1);

  await endsGroup(elena);
  await ana.seesHeading('Group is over');
  const sheet = await attendance(elena);
  const anas = sheet.find((one) => one['patient']?.includes('Ana'));
  const seconds = (column: string) => Number(anas?.[column]);
  // She was there all the time; what the bridges did not prove is not counted.
  expect(anas?.['drops']).toBe('0');
  expect(anas?.['intervals']?.match(/media-stopped/g), anas?.['intervals']).toHaveLength(2);
  expect(seconds('qualifying_seconds')).toBeGreaterThan(5);
  expect(seconds('without_media_seconds')).toBeGreaterThan(4);
  expect(seconds('present_seconds') - seconds('qualifying_seconds')).toBeGreaterThan(4);
});
