import config from '../playwright.config';
import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

const SHEET = 'Worksheet';
const INK = [170, 30, 150];

const { launchOptions } = config.use ?? {};
test.use({
  // The browser would ask which tab: it takes the one with this title. With the other switch it would show a made screen.
  launchOptions: {
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []).filter((one) => one !== '--use-fake-ui-for-media-stream'),
      `--auto-select-tab-capture-source-by-title=${SHEET}`,
    ],
  },
});

/** Another tab of the same browser, in one colour, in which something moves. */
async function openSheet(person: Visitor) {
  const sheet = await person.context.newPage();
  await sheet.setContent(
    `<title>${SHEET}</title><body style="margin:0;background:rgb(${INK.join()})"><p id="clock">0</p>`,
  );
  await sheet.evaluate(() => {
    let count = 0;
    setInterval(() => (document.getElementById('clock')!.textContent = String((count += 1))), 100);
  });
  await person.page.bringToFront();
}

/** The picture of the screen that somebody sees: its lines, and a dot in its middle. */
const picture = (person: Visitor) =>
  person.page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid=shared-screen] video');
    if (!video?.videoWidth) return null;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1, 1];
    const pen = canvas.getContext('2d');
    pen?.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    return { lines: video.videoHeight, dot: [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3) };
  });

const far = (dot: number[]) => Math.max(...dot.map((value, index) => Math.abs(value - (INK[index] ?? 0))));

async function seesTheSheet(person: Visitor) {
  await expect(async () => {
    const seen = await picture(person);
    expect(far(seen?.dot ?? [0, 0, 0]), `the sheet's colour, not ${seen?.dot.join()}`).toBeLessThan(40);
  }).toPass({ timeout: 30_000 });
}

async function startsSharing(person: Visitor) {
  await person.press('Show screen');
  const dialog = person.page.getByRole('dialog', { name: 'Show a screen to the group?' });
  await expect(dialog).toContainText('Everybody in the group will see what you choose.');
  return { choose: () => dialog.getByRole('button', { name: 'Choose what to show' }).click() };
}

test(
  'a lead shows a screen: a patient reads it, another lead is refused, stop and reload end it',
  { tag: '@long' },
  async ({ lead, patient }) => {
    // Three people, and a tab that is captured.
    test.setTimeout(240_000);
    const elena = await lead('Elena');
    const marcus = await lead('Marcus');
    const ana = await patient('Ana');
    await elena.press('Start group');
    await elena.press(/^Admit Ana/);
    await ana.isInRoom();
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
    await ana.page.screenshot({ path: 'test-results/share-phone.png' });
    await ana.press('View larger');
    await expect.poll(async () => (await picture(ana))?.lines ?? 0, { timeout: 30_000 }).toBe(800);
    await seesTheSheet(ana);
    await ana.page.screenshot({ path: 'test-results/share-large.png' });
    console.log(`lines on a phone ${before?.lines}, larger ${(await picture(ana))?.lines}`);
    await ana.press('View smaller');

    await openSheet(marcus);
    await second.choose();
    await expect(marcus.page.getByText('Somebody else is showing a screen')).toBeVisible();
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
