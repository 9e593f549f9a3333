import { untilMore } from './support/counted';
import { attendance } from './support/csv';
import { expect, test } from './support/story';
import { desk, Visitor } from './support/Visitor';
import { PATIENCE_MS } from './support/patience';

test('both leads lose their line: the group is held, and goes on when one is back on another device', async ({
  browser,
  group,
}) => {
  const [elena, marcus, ana, ben] = await group(['Elena', 'Marcus'], ['Ana', 'Ben']);
  await ana.seesEverybody(3);

  const link = await elena.linkForAnotherDevice();

  await marcus.context.close();
  await elena.context.close();
  await expect(ana.page.getByTestId('hold')).toContainText('Your counselors’ connection dropped.');
  await expect(ana.page.getByTestId('control-mic')).toBeDisabled();
  await ben.press('Chat');
  await expect(ben.page.getByTestId('chat-notice')).toHaveText('The chat waits until a counselor is back.');
  await ben.press('Close chat');
  // Nobody is heard any more, and they go on seeing each other.
  const pictures = async () =>
    Object.values(await ana.framesByParticipant()).reduce((sum, frames) => sum + frames, 0);
  await expect(async () => {
    const [before, began] = [await ana.receivedOf('audio'), Date.now()];
    await untilMore(10, pictures);
    // Somebody silent sends two or three packets a second.
    const seconds = Math.ceil((Date.now() - began) / 1_000);
    expect((await ana.receivedOf('audio')).packets - before.packets).toBeLessThan(10 * seconds);
  }).toPass({ timeout: PATIENCE_MS });
  await ana.seesEverybody(1);

  const back = await Visitor.open(browser, 'Elena, elsewhere', desk, link);
  await back.join();
  await back.isInRoom();
  await expect(ana.page.getByTestId('hold')).toHaveCount(0);
  await expect(ana.page.getByTestId('control-mic')).toBeEnabled();
  await expect(back.page.getByTestId('was-held')).toContainText('No counselor was here from');
  await ana.hears();
  // Nobody opens her microphone but she herself.
  await expect(
    ana.page.getByText('You can speak again. Your microphone is still off.').first(),
  ).toBeVisible();
  await ana.press('Unmute');
  await expect(ana.page.getByText('You can speak again.')).toHaveCount(0);
  await back.hearsVoices(1);
  await ana.seesEverybody(2);
  const [row] = await attendance(back);
  expect(Number(row?.['uncovered_seconds'])).toBeGreaterThan(0);
  await back.context.close();
});
