import {
  openSheet,
  picture,
  screenFrames,
  seesTheSheet,
  showingTheSheet,
  startsSharing,
} from './support/sheet';
import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

test.use(showingTheSheet);

test(
  'a lead shows a screen: a patient reads it, another lead is refused, stop and reload end it',
  { tag: '@long' },
  async ({ group }) => {
    const [elena, marcus, ana] = await group(['Elena', 'Marcus'], ['Ana']);
    await ana.seesEverybody(2);
    await openSheet(elena);

    // Both may ask; the one who has chosen first shows it.
    const second = await startsSharing(marcus);
    await (await startsSharing(elena)).choose();
    await expect(elena.page.getByText('You are showing a screen to the group.')).toBeVisible();
    const shown = ana.page.getByTestId('shared-screen');
    await expect(shown).toContainText('shows a screen');
    await expect(ana.page.getByText(/is showing a screen\./)).toHaveCount(1);
    await seesTheSheet(ana);
    const before = await picture(ana);
    await ana.press('View larger');
    await expect.poll(async () => (await picture(ana))?.lines ?? 0, { timeout: 30_000 }).toBe(800);
    await seesTheSheet(ana);
    console.log(`lines on a phone ${before?.lines}, larger ${(await picture(ana))?.lines}`);
    await ana.press('View smaller');

    await openSheet(marcus);
    await second.choose();
    await expect(marcus.page.getByText('Another counselor is showing a screen')).toBeVisible();
    await expect(marcus.page.getByText('You are showing a screen')).toHaveCount(0);
    await seesTheSheet(marcus);

    // The face comes back.
    await elena.press('Stop showing the screen');
    await expect(shown).toHaveCount(0);
    await ana.seesEverybody(2);
    await marcus.seesEverybody(2);

    // A page that is loaded again has nothing to show.
    await (await startsSharing(elena)).choose();
    await seesTheSheet(ana);
    await elena.page.reload();
    await elena.isInRoom();
    await expect(shown).toHaveCount(0);
    await expect(elena.page.getByText('You are showing a screen')).toHaveCount(0);
    await ana.seesEverybody(2);
  },
);

test(
  'the server is killed and started while a screen is shown: the screen goes on, and can be stopped',
  { tag: '@long' },
  async ({ group, server }) => {
    const [elena, marcus, ana] = await group(['Elena', 'Marcus'], ['Ana']);
    await ana.seesEverybody(2);
    await openSheet(elena);
    await (await startsSharing(elena)).choose();
    for (const person of [ana, marcus]) await seesTheSheet(person);
    const peers = await ana.peersMade();

    let over = false;
    const goesOn = async (person: Visitor) => {
      let before = (await screenFrames(person)) ?? 0;
      for (let look = 1; !over; look += 1) {
        // The rate of a screen is five pictures a second.
        const more = () => screenFrames(person);
        await expect
          .poll(more, { timeout: 3_000, message: `${person.name}, look ${look}` })
          .toBeGreaterThan(before);
        before = (await more()) ?? 0;
      }
    };
    const restart = async () => {
      await server.kill();
      await expect(ana.page.getByText('Your connection dropped', { exact: false }).first()).toBeVisible();
      await server.start();
      for (const { welcomedAt } of [elena, marcus, ana])
        await expect.poll(() => welcomedAt.length).toBeGreaterThan(1);
      await expect(ana.page.getByText('Your connection dropped', { exact: false })).toHaveCount(0);
    };
    await Promise.all([goesOn(ana), goesOn(marcus), restart().finally(() => (over = true))]);
    expect(await ana.peersMade(), 'no new peer connection').toBe(peers);

    // Everybody still is told of it, also who comes now.
    await expect(elena.page.getByText('You are showing a screen to the group.')).toBeVisible();
    for (const person of [ana, marcus]) {
      await expect(person.page.getByTestId('shared-screen')).toContainText('shows a screen');
      await seesTheSheet(person);
    }
    await ana.page.reload();
    await ana.isInRoom();
    await seesTheSheet(ana);

    await elena.press('Stop showing the screen');
    for (const person of [ana, marcus]) {
      await expect(person.page.getByTestId('shared-screen')).toHaveCount(0);
      await person.seesEverybody(2);
    }
  },
);
