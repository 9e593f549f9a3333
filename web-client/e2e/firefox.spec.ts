import { admits, seeEachOther } from './support/group';
import { expect, test } from './support/inFirefox';
import { lines, ownLines, sizes } from './support/pictures';
import { phone, type Visitor } from './support/Visitor';

async function writes(person: Visitor, words: string) {
  await person.press('Chat');
  await person.page.getByLabel('Write to the group').fill(words);
  await person.page.keyboard.press('Enter');
}

test(
  'a patient with Firefox meets the others: pictures, sound, chat, mute, reload, removal',
  { tag: '@long' },
  async ({ lead, patient, firefox, server }) => {
    console.log(`Firefox ${firefox.version()}`);
    const elena = await lead('Elena');
    const ana = await patient('Ana', firefox);
    expect((await ana.packets()).peers, 'no media in the waiting room').toBe(0);
    const ben = await patient('Ben');
    await elena.press('Start group');
    await ana.seesHeading('Your counselor can see that you are here');
    await admits(elena, [ana, ben]);
    const everybody = [elena, ana, ben];
    await seeEachOther(everybody);
    for (const person of everybody) await person.hearsVoices(2);
    await expect(ana.page.getByText('Your browser is holding back the sound.')).toHaveCount(0);

    await writes(ana, 'I am glad to be here');
    await writes(ben, 'So am I');
    await elena.press('Chat');
    for (const { page } of everybody) {
      await expect(page.getByRole('log')).toContainText('I am glad to be here');
      await expect(page.getByRole('log')).toContainText('So am I');
    }
    for (const person of [ana, ben]) await person.press('Close chat');
    await elena.press('Group');
    await ana.seesEverybody(2);

    // Her own switches: the others see it, and it comes back without a new connection.
    const peers = await ana.peersMade();
    await ana.press('Mute');
    await expect(elena.tile('Ana')).toContainText('Microphone off');
    await elena.hearsVoices(1);
    await ana.press('Stop video');
    await expect(elena.tile('Ana')).toHaveAttribute('data-video', 'false');
    await ana.press('Start video');
    await ana.press('Unmute');
    await elena.seesEverybody(2);
    await elena.hearsVoices(2);
    expect(await ana.peersMade()).toBe(peers);

    // A reload keeps the seat and the switches.
    await ana.press('Mute');
    await ana.page.reload();
    await ana.isInRoom();
    await expect(ana.page.getByTestId('control-mic')).toHaveText('Unmute');
    await ana.press('Unmute');
    await seeEachOther(everybody);
    for (const person of everybody) await person.hearsVoices(2);
    await expect(elena.page.getByTestId('tile')).toHaveCount(3);

    // A lead holds her microphone back.
    await elena.press(/^Actions for Ana/);
    await elena.press('Mute');
    await expect(ana.page.getByText('A counselor has turned your microphone off.').first()).toBeVisible();
    await expect(ana.page.getByTestId('control-mic')).toBeDisabled();
    await elena.hearsVoices(1);

    // Nothing went anywhere but to this server.
    const elsewhere = ana.requests.filter(
      (url) => !url.startsWith(server.baseUrl) && !/^(data|blob):/.test(url),
    );
    expect(elsewhere).toEqual([]);

    await elena.press('Remove from group');
    await elena.press('Remove');
    await ana.seesHeading('You cannot be in this group right now');
    expect(await ana.packets()).toEqual({ peers: 0, received: 0, sent: 0 });
    await expect(elena.tile('Ana')).toHaveCount(0);
    await seeEachOther([elena, ben]);
  },
);

test(
  'the server is killed and started: Firefox’s pictures and sound go on',
  { tag: '@long' },
  async ({ lead, patient, firefox, server }) => {
    const elena = await lead('Elena');
    const [ana, ben] = [await patient('Ana', firefox), await patient('Ben')];
    const everybody = [elena, ana, ben];
    await elena.press('Start group');
    await admits(elena, [ana, ben]);
    await seeEachOther(everybody);
    const peers = await ana.peersMade();

    const restart = async () => {
      await server.kill();
      await expect(ana.page.getByText('Your connection dropped', { exact: false }).first()).toBeVisible();
      await server.start();
      for (const person of everybody)
        await expect
          .poll(() => person.welcomedAt.length, { message: `${person.name} is back` })
          .toBeGreaterThan(1);
    };
    const over = restart();
    await Promise.all([over, ana.keepsSeeing(2, over), elena.keepsSeeing(2, over)]);
    await seeEachOther(everybody);
    // If they were back before their lead, the group was held, and their microphones are theirs to switch on again.
    for (const { page } of [ana, ben]) {
      await expect(page.getByTestId('control-mic')).toBeEnabled();
      if ((await page.getByTestId('control-mic').textContent()) === 'Unmute')
        await page.getByTestId('control-mic').click();
    }
    for (const person of everybody) await person.hearsVoices(2);
    expect(await ana.peersMade(), 'no new peer connection').toBe(peers);
    expect(ana.welcomedAt).toHaveLength(2);
  },
);

test(
  'before the call Firefox’s line is checked; in it, she saves data',
  { tag: '@long' },
  async ({ lead, visitor, firefox }) => {
    const elena = await lead('Elena');
    const ana = await visitor('Ana', phone, firefox);
    const level = ana.page.getByRole('meter');
    await expect.poll(async () => Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await ana.press('Check my connection');
    await expect(ana.page.getByTestId('verdict')).toHaveText('Your connection is good.');
    expect((await ana.packets()).peers).toBe(0);
    await ana.page.getByRole('switch', { name: 'Save data' }).click();
    await ana.join();
    const found = elena.page.getByTestId('waiting-person').getByTestId('line-check');
    await expect(found).toContainText(/Connection good.*direct path · \d+ ms · no loss · \d{3} kbit\/s/);
    console.log(`Firefox: ${await found.textContent()}`);

    await elena.press('Start group');
    await admits(elena, [ana]);
    await ana.hearsVoices(1);
    expect((await ana.receivedOf('video')).packets).toBe(0);
    await expect(elena.tile('Ana')).toHaveAttribute('data-video', 'false');
    await ana.press('Saving data');
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog.getByTestId('data-rate')).toContainText(/about [\d.]+ MB an hour/);
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await ana.seesEverybody(1);
    await ana.press('Start video');
    await elena.seesEverybody(1);
  },
);

test(
  'from Firefox to another device, and back',
  { tag: '@long' },
  async ({ lead, patient, visitor, firefox }) => {
    const elena = await lead('Elena');
    const ana = await patient('Ana', firefox);
    await elena.press('Start group');
    await admits(elena, [ana]);
    await seeEachOther([elena, ana]);
    const link = await ana.linkForAnotherDevice();

    const other = await visitor('Marcus', phone, firefox);
    await other.context.clearCookies();
    await other.page.evaluate(() => sessionStorage.clear());
    await other.page.goto('about:blank');
    await other.page.goto(link);
    await other.join();
    await other.isInRoom();
    await ana.seesHeading('You are connected on another device');
    await expect(elena.page.getByTestId('tile')).toHaveCount(2);
    await seeEachOther([elena, other]);

    await ana.press('Use this one');
    await ana.isInRoom();
    await other.seesHeading('You are connected on another device');
    await seeEachOther([elena, ana]);
  },
);

test(
  'a lead with Firefox sends three sizes, and a patient’s screen gets the one that fits it',
  { tag: '@long' },
  async ({ lead, patient, firefox }) => {
    const elena = await lead('Elena', firefox);
    const ana = await patient('Ana');
    await elena.press('Start group');
    await admits(elena, [ana]);
    await seeEachOther([elena, ana]);
    await ana.hearsVoices(1);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await expect.poll(() => sizes(elena)).toEqual(['h', 'l', 'm']);
    await expect.poll(() => lines(ana)).toBeGreaterThan(300);
    await ana.page.setViewportSize({ width: 400, height: 320 });
    // The made camera of Firefox stays as large as it was first asked to be.
    await expect.poll(() => lines(ana)).toBe((await ownLines(elena)) / 4);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await expect.poll(() => lines(ana)).toBeGreaterThan(300);
    await elena.press('Stop video');
    await expect(ana.tile('Elena')).toHaveAttribute('data-video', 'false');
    await elena.press('Start video');
    await ana.seesEverybody(1);
  },
);
