import { expect, test } from './support/story';

test('a reload keeps the seat, the switches and the secret', async ({ group }) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  expect(ana.page.url()).not.toContain('link=');
  await ana.press('Mute');
  await ana.seesEverybody(1);

  await ana.page.reload();
  await ana.isInRoom();
  await expect(ana.page.getByTestId('control-mic')).toHaveText('Unmute');
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);
  await expect(elena.page.getByTestId('tile')).toHaveCount(2);

  // A lead, too, has the same rights at once.
  await elena.page.reload();
  await elena.isInRoom();
  await elena.press('Take a break');
  await expect(ana.page.getByRole('heading', { name: 'We are taking a break' })).toBeVisible();
});

test('a second device takes the seat over, and it can be taken back', async ({ group, visitor }) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  await ana.press('Continue on another device');
  const field = ana.page.getByRole('dialog').getByRole('textbox');
  await expect(field).toHaveValue(/#link=/);
  const link = await field.inputValue();

  const other = await visitor('Marcus');
  await other.context.clearCookies();
  await other.page.evaluate(() => sessionStorage.clear());
  await other.page.goto('about:blank');
  await other.page.goto(link);
  await other.join();
  await other.isInRoom();
  await ana.seesHeading('You are connected on another device');
  await expect(elena.page.getByTestId('tile')).toHaveCount(2);

  await ana.press('Use this one');
  await ana.isInRoom();
  await ana.seesEverybody(1);
  await other.seesHeading('You are connected on another device');
});
