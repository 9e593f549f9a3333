import { hearsAndSeesNobody } from './support/counted';
import { startsGroup } from './support/group';
import { expect, test } from './support/story';

test(
  'somebody who saves data is sent sound and nobody’s video, until they want it',
  { tag: '@long' },
  async ({ lead, visitor }) => {
    const elena = await lead('Elena');
    const marcus = await lead('Marcus');
    const ana = await visitor('Ana', { width: 390, height: 844 });
    await ana.page.getByRole('switch', { name: 'Save data' }).click();
    await expect(ana.page.getByText('Your camera is off')).toBeVisible();
    await ana.join();
    await startsGroup(elena, ana);

    // Sound, and not one packet of a picture.
    await ana.hears();
    expect((await ana.receivedOf('video')).packets).toBe(0);
    for (const other of [elena, marcus])
      await expect(other.tile('Ana')).toHaveAttribute('data-video', 'false');

    await ana.press('Saving data');
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog.getByTestId('data-rate')).toContainText(/about [\d.]+ MB an hour/);
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await ana.seesEverybody(2);
    await ana.press('Your connection');
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await hearsAndSeesNobody(ana);

    // What is covered is not sent either: the chat of a phone.
    await ana.press('Saving data');
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await ana.seesEverybody(2);
    await ana.press('Chat');
    await hearsAndSeesNobody(ana);
    await ana.press('Close chat');
    await ana.seesEverybody(2);
  },
);
