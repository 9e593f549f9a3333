import { seeEachOther, startsGroup } from './support/group';
import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

/** No packet of sound comes any more. */
async function hearsNothing(person: Visitor) {
  let before = -1;
  const more = async () => {
    const then = before;
    before = (await person.receivedOf('audio')).packets;
    return before - then;
  };
  await expect.poll(more, { intervals: [500] }).toBe(0);
}

test(
  'from Wi-Fi to mobile data: sound and pictures take another way, and the seat is the same',
  { tag: '@long' },
  async ({ lead, onALine }) => {
    const elena = await lead('Elena');
    const { person: ana, man } = await onALine('Ana');
    man.shape = { bitsPerSecond: 20e6, delayMs: 20, loss: 0 };
    await ana.join();
    await startsGroup(elena, ana);
    await seeEachOther([elena, ana]);
    let died = Date.now();
    const changesNetwork = () => {
      man.forgetsAllWays();
      died = Date.now();
    };
    const goesOn = async (what: string) => {
      await seeEachOther([elena, ana]);
      console.log(`${what}: they see each other again after ${Math.round((Date.now() - died) / 100) / 10} s`);
    };

    // Nobody says a word: the browser sees after some seconds that the path is dead, and we wait two more.
    changesNetwork();
    await hearsNothing(ana);
    await goesOn('a path that dies');

    // The device knows.
    changesNetwork();
    await hearsNothing(ana);
    await ana.page.evaluate(() => dispatchEvent(new Event('online')));
    await goesOn('another network, of which the device tells');

    // What was lost meanwhile is not taken for a weak line.
    await expect(ana.page.getByText('Your connection is weak.')).toHaveCount(0);
    expect(ana.welcomedAt, 'the page was never away').toHaveLength(1);
    await expect(ana.page.getByTestId('tile')).toHaveCount(2);
  },
);
