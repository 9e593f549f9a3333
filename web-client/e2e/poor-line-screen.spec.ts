import { startsGroup } from './support/group';
import { openSheet, screenFrames, seesTheSheet, showingTheSheet, startsSharing } from './support/sheet';
import { expect, test } from './support/story';
import { desk, type Visitor } from './support/Visitor';

test.use({ ...showingTheSheet, lines: 'real' });

/** Carries a busy screen in two thirds and the sound of two, and no video beside it. */
const NARROW = 600_000;
/** Carries the sound of two, and no screen. */
const NARROWER = 150_000;
const line = (bitsPerSecond: number) => ({ bitsPerSecond, delayMs: 40, loss: 0 });

/** Pictures of the screen go on being decoded. */
const screenGoesOn = async (person: Visitor) => {
  const before = (await screenFrames(person)) ?? 0;
  // A key frame of a whole page of text may have to come more than once.
  await expect.poll(() => screenFrames(person), { timeout: 30_000 }).toBeGreaterThan(before);
};

/** What the banner of the line has said, since this is watched. */
async function watchBanner(person: Visitor) {
  await person.page.evaluate(() => {
    window.said = [];
    const look = () => {
      const words = document.querySelector('[data-testid=banner]')?.textContent ?? '';
      if (words !== (window.said.at(-1) ?? '')) window.said.push(words);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

const level = (words: string) =>
  words.includes('All video')
    ? 'nothing but sound'
    : words.includes('All faces')
      ? 'the screen'
      : words.includes('Other people')
        ? 'and the own face'
        : 'everything';

declare global {
  interface Window {
    said: string[];
  }
}

test(
  'a screen is shown on a line that gets narrower: faces go first, then the screen, and the sound stays',
  { tag: '@long' },
  async ({ lead, onALine }) => {
    const elena = await lead('Elena');
    const marcus = await lead('Marcus');
    const { person: ana, man } = await onALine('Ana');
    man.shape = line(20e6);
    // As large as it comes, so that there is something to give up.
    await ana.page.setViewportSize(desk);
    await ana.join();
    await startsGroup(elena, ana);
    await ana.seesEverybody(2);
    await openSheet(elena, true);
    await (await startsSharing(elena)).choose();
    await seesTheSheet(ana);
    const his = (await ana.tile('Marcus').getAttribute('data-participant')) ?? '';
    await watchBanner(ana);
    const banner = ana.page.getByTestId('banner');
    let began = Date.now();
    const becomes = (bitsPerSecond: number) => {
      man.shape = line(bitsPerSecond);
      began = Date.now();
    };
    const tell = (what: string) => console.log(`${what} after ${Math.round((Date.now() - began) / 1000)} s`);
    const hearsEachSecond = async () => {
      const bytes = man.down.bytes;
      const heard = await ana.heardEachSecond(5);
      console.log(`  ${Math.round(((man.down.bytes - bytes) * 8) / 5_000)} kbit/s, sound ${heard.join(' ')}`);
      expect(Math.min(...heard), 'packets of sound in a second').toBeGreaterThan(0);
    };
    await hearsEachSecond();

    becomes(NARROW);
    await expect(banner).toContainText('Other people’s video is paused.', { timeout: 60_000 });
    tell('narrow: faces gone');
    await screenGoesOn(ana);
    await hearsEachSecond();
    await screenGoesOn(ana);
    await seesTheSheet(ana);
    await expect(banner).toContainText(/Other people’s video is paused|The screen goes on/);

    becomes(NARROWER);
    await expect(banner).toContainText('All video is paused, including yours.', { timeout: 60_000 });
    tell('narrower: screen gone');
    await expect(ana.page.getByTestId('shared-screen')).toContainText('The screen is paused');
    await hearsEachSecond();
    await expect(elena.page.getByText('You are showing a screen to the group.')).toBeVisible();
    await expect(marcus.page.getByText('Your connection is weak.')).toHaveCount(0);

    becomes(20e6);
    await expect(banner).toContainText('All faces are paused', { timeout: 60_000 });
    tell('good again: screen back');
    await seesTheSheet(ana);
    await screenGoesOn(ana);
    await expect(banner).toContainText('Other people’s video is paused.', { timeout: 60_000 });
    await expect(banner).toHaveCount(0, { timeout: 60_000 });
    tell('everything back');
    await screenGoesOn(ana);
    // Faces, too, and nothing went to and fro on the way.
    const ofHim = async () => (await ana.framesByParticipant())[his] ?? 0;
    const before = await ofHim();
    await expect.poll(ofHim, { timeout: 40_000 }).toBeGreaterThan(before);
    const said = await ana.page.evaluate(() => window.said);
    expect(said.slice(said.findIndex((words) => words.includes('All video'))).map(level)).toEqual([
      'nothing but sound',
      'the screen',
      'and the own face',
      'everything',
    ]);
  },
);
