import { endsGroup, seeEachOther } from './support/group';
import { expect, test } from './support/story';

test('a lead and three patients meet, and everybody sees everybody', async ({ lead, patient, server }) => {
  const elena = await lead('Elena');
  const [ana, ben, chloe] = await Promise.all([patient('Ana'), patient('Ben'), patient('Chloe')]);
  const everybody = [elena, ana, ben, chloe];

  await elena.press('Start group');
  await ana.seesHeading('Your counselor can see that you are here');
  await elena.press(/^Admit Ana/);
  await ana.isInRoom();
  await elena.press('Admit everyone');
  for (const person of [ben, chloe]) await person.isInRoom();
  for (const person of everybody) await expect(person.page.getByTestId('tile')).toHaveCount(4);
  await seeEachOther(everybody);

  // What they say to each other, and nothing goes anywhere but to this server.
  await ana.press('Raise hand');
  await expect(elena.tile('Ana')).toContainText('Hand raised');
  await ben.press('Chat');
  await ben.page.getByLabel('Write to the group').fill('I am glad to be here');
  await ben.page.keyboard.press('Enter');
  await chloe.press('Chat');
  await expect(chloe.page.getByRole('log')).toContainText('I am glad to be here');
  for (const { requests } of everybody) {
    const elsewhere = requests.filter((url) => !url.startsWith(server.baseUrl) && !/^(data|blob):/.test(url));
    expect(elsewhere).toEqual([]);
  }

  // A lead holds a microphone back; the person is told, and cannot undo it.
  await elena.press(/^Actions for Ben/);
  await elena.press('Mute');
  for (const person of [ben, chloe]) await person.press('Close chat');
  await expect(ben.page.getByText('A counselor has turned your microphone off.').first()).toBeVisible();
  await expect(ben.page.getByTestId('control-mic')).toBeDisabled();

  await elena.press('Take a break');
  await expect(ana.page.getByRole('heading', { name: 'We are taking a break' })).toBeVisible();
  await elena.press('Resume');
  await ana.isInRoom();
  await endsGroup(elena);
  for (const person of everybody) await person.seesHeading('Group is over');
});
