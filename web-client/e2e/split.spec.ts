import { expect, test } from './support/story';

test('small groups: a visit, a call for help, everybody called back, and both leads lost meanwhile', async ({
  lead,
  patient,
}) => {
  const elena = await lead('Elena');
  const ana = await patient('Ana');
  const ben = await patient('Ben');
  await elena.press('Start group');
  await elena.press('Admit everyone');
  for (const person of [ana, ben]) await person.isInRoom();

  await elena.press('Split into small groups');
  await elena.press('Split now');
  for (const person of [ana, ben]) {
    await expect(person.page.getByTestId('place')).toContainText('You are in a small group.');
    await expect(person.page.getByTestId('tile')).toHaveCount(1);
  }
  await ana.press('Ask for help');
  await expect(ana.page.getByTestId('help-asked')).toHaveText('Your counsellors know. Somebody is coming.');
  await expect(elena.page.getByTestId('help-request')).toContainText('Ana Morales asks for help');
  await elena.press('Go there: Ana Morales');
  await expect(elena.page.getByTestId('help-request')).toHaveCount(0);
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);
  await expect(ana.page.getByTestId('help-asked')).toHaveCount(0);
  await expect(ben.page.getByTestId('tile')).toHaveCount(1);
  expect(ben.received.join()).not.toContain('helpAskedAt');

  await elena.press('Call back in 1 minute');
  await expect(ben.page.getByTestId('countdown')).toContainText('Back together in 0:');
  await elena.press('Call back now');
  for (const person of [ana, ben, elena]) {
    await expect(person.page.getByTestId('place')).toHaveCount(0);
    await expect(person.page.getByTestId('tile')).toHaveCount(3);
    await person.seesEverybody(2);
  }

  // Again; and the only lead's line is lost: everybody is back, and the group is held.
  await elena.press('Split into small groups');
  await elena.press('Split now');
  await expect(ana.page.getByTestId('place')).toContainText('small group');
  await elena.context.close();
  for (const person of [ana, ben]) {
    await expect(person.page.getByTestId('hold')).toBeVisible();
    await expect(person.page.getByTestId('place')).toHaveCount(0);
    await expect(person.tile(person === ana ? 'Ben' : 'Ana')).toBeVisible();
  }
});
