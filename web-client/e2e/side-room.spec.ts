import { attendance } from './support/csv';
import { seeEachOther } from './support/group';
import { expect, test } from './support/story';

test('a lead takes one patient aside, and both come back with working media', async ({ group, patient }) => {
  const [elena, marcus, ana, ben] = await group(['Elena', 'Marcus'], ['Ana', 'Ben']);
  await seeEachOther([elena, ana, ben], 3);

  await marcus.press(/^Actions for Ana/);
  await marcus.press('Take aside: Ana Morales');
  await expect(ana.page.getByTestId('place')).toHaveText(
    'You are with Marcus O. for a moment. The group goes on.',
  );
  await expect(marcus.page.getByTestId('place')).toContainText('You are with Ana Morales');
  // Two and two, and nobody sees or hears the others.
  for (const person of [ana, marcus, ben, elena]) {
    await expect(person.page.getByTestId('tile')).toHaveCount(2);
    await person.seesEverybody(1);
    await person.hears();
  }
  const atTheMove = ben.received.length;
  await ana.press('Chat');
  await ana.page.getByRole('textbox').fill('only for here');
  await ana.page.keyboard.press('Enter');
  await marcus.press('Chat');
  await expect(marcus.page.getByRole('log')).toContainText('only for here');
  await ana.press('Close chat');
  expect(ben.received.slice(atTheMove).join()).not.toContain('only for here');

  await expect(marcus.page.getByRole('button', { name: 'Admit to the group' })).toHaveCount(0);
  await marcus.press('Back to the group');
  await expect(ana.page.getByTestId('place')).toHaveCount(0);
  for (const person of [ana, marcus, ben, elena]) {
    await expect(person.page.getByTestId('tile')).toHaveCount(4);
    await person.seesEverybody(3);
  }
  await ana.hears();
  // Talked with before being let in: then there are two ways on.
  const chloe = await patient('Chloe');
  await marcus.press('Group');
  await marcus.press('Talk first: Chloe Nguyen');
  await expect(chloe.page.getByTestId('place')).toContainText('You are with Marcus O.');
  await expect(marcus.page.getByRole('button', { name: 'Back to the waiting room' })).toBeVisible();
  await marcus.press('Admit to the group');
  await expect(chloe.page.getByTestId('place')).toHaveCount(0);
  for (const person of [chloe, marcus, ben]) await expect(person.page.getByTestId('tile')).toHaveCount(5);

  const rows = await attendance(elena);
  const anas = rows.find((row) => row['patient'] === 'Ana Morales');
  const bens = rows.find((row) => row['patient']?.startsWith('Ben'));
  expect(Number(anas?.['aside_seconds'])).toBeGreaterThan(0);
  expect(bens?.['aside_seconds']).toBe('0');
});
