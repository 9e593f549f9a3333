import { attendance, countsFor, stretches } from './support/csv';
import { admits, endsGroup, seeEachOther, startsGroup } from './support/group';
import { expect, test } from './support/story';
import { phone, type Visitor } from './support/Visitor';

/** Media are proved anew within two seconds, and later on a machine that is busy with a start. */
const SOON_MS = 15_000;

const lastWelcome = (visitor: Visitor) => visitor.welcomedAt[visitor.welcomedAt.length - 1] ?? 0;

test('the server is killed and started: nobody loses the picture for a moment, and the group goes on', async ({
  lead,
  visitor,
  server,
}) => {
  const elena = await lead('Elena');
  const ana = await visitor('Ana', phone);
  await ana.join();
  await ana.seesHeading(/waiting room|can see that you are here/);
  await startsGroup(elena, ana);
  const both = [elena, ana];
  await seeEachOther(both);
  const peers = [await elena.peersMade(), await ana.peersMade()];
  // So that the sheet has something to lose.
  await countsFor(3, 'Ana', elena);

  const killedAt = Date.now();
  const everybodyIsBack = async () => {
    await server.kill();
    await expect(ana.page.getByText('Your connection dropped', { exact: false }).first()).toBeVisible();
    await server.start();
    for (const person of both) {
      await expect.poll(() => lastWelcome(person)).toBeGreaterThan(killedAt);
    }
    // Nobody loses the picture soon after it either: time itself is what is told.
    await ana.page.waitForTimeout(6_000);
  };
  const back = everybodyIsBack();
  await Promise.all(both.map((person) => person.keepsSeeing(1, back)));
  expect([await elena.peersMade(), await ana.peersMade()], 'no new peer connection').toEqual(peers);

  // Media are known to come, so that they count, soon after the line is back.
  const backAt = lastWelcome(ana);

  // The new server commands what the old one made: somebody comes, and somebody is muted.
  const ben = await visitor('Ben', phone);
  await ben.join();
  await admits(elena, [ben]);
  await seeEachOther([...both, ben]);
  expect([await elena.peersMade(), await ana.peersMade()]).toEqual(peers);
  await ben.hears();
  await elena.press(/^Actions for Ana/);
  await elena.press('Mute');
  await expect(ana.page.getByText('A counselor has turned your microphone off.').first()).toBeVisible();
  const heard = async () => {
    const before = await ben.soundByTrack();
    // Somebody silent sends two or three packets a second: while one is heard for a while, each who is heard sends some.
    const more = async () => {
      const after = await ben.soundByTrack();
      return Object.entries(after).map(([track, packets]) => packets - (before[track] ?? 0));
    };
    await expect.poll(async () => Math.max(...(await more()))).toBeGreaterThan(60);
    return (await more()).filter((packets) => packets > 0).length;
  };
  // What was on its way when the mute came still arrives.
  await expect.poll(heard, { message: 'how many Ben hears' }).toBe(1);

  await endsGroup(elena);
  await ana.seesHeading('Group is over');
  const sheet = await attendance(elena);
  const row = sheet.find((one) => one['patient']?.includes('Ana'));
  const counted = stretches(row);
  const before = counted.filter((one) => one.from < killedAt);
  const after = counted.filter((one) => one.from >= killedAt);
  expect(Math.max(...before.map((one) => one.to)), 'cut at the last proof of life').toBeLessThanOrEqual(
    killedAt + 1_000,
  );
  const counts = Math.min(...after.map((one) => one.from));
  expect(counts, 'nothing without a line').toBeGreaterThanOrEqual(backAt - 1_000);
  expect(counts, 'counts soon').toBeLessThan(backAt + SOON_MS);
  expect(row?.['drops']).toBe('1');
});
