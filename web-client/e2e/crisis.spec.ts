import { answers } from './support/answers';
import { expectAccessible as clean } from './support/axe';
import { attendance } from './support/csv';
import { endsGroup, startsGroup } from './support/group';
import { expect, test } from './support/story';
import { demoPractice } from './support/TestServer';

test.use({ environment: { HOMEGROUP_PRACTICE_FILE: demoPractice } });

test('a patient needs help: one lead goes, the other keeps the group; the line drops and somebody calls', async ({
  lead,
  patient,
  server,
}) => {
  const elena = await lead('Elena');
  const [marcus, ana, ben] = await Promise.all([lead('Marcus'), patient('Ana'), patient('Ben')]);
  // The way to help is there before anybody let them in.
  await expect(ana.page.getByTestId('help')).toBeVisible();
  await answers(ana, { craving: 6, safe: true, street: '12 Harbor Lane' });
  await answers(ben, { craving: 1, safe: true, street: '17 Willow Street' });
  await startsGroup(elena, ana, ben);
  await ana.seesEverybody(3);

  await ana.press('I need help now');
  await expect(ana.page.getByRole('dialog')).toContainText('it reaches only the place where you are');
  await clean(ana.page, 'asking for help');
  await ana.press('Yes, come to me');
  await expect(ana.page.getByTestId('own-crisis-changed')).toContainText('is coming');
  await clean(ana.page, 'help was called');
  for (const one of [elena, marcus])
    await expect(one.page.getByTestId('crisis-alarm')).toHaveText('Ana Morales needs help now');

  await marcus.press('Go to them: Ana Morales');
  await expect(ana.page.getByTestId('own-crisis-changed')).toHaveText('A counselor is here with you.');
  await expect(elena.page.getByTestId('crisis-other')).toContainText('is with Ana Morales');
  for (const person of [ana, marcus, ben, elena]) {
    await expect(person.page.getByTestId('tile')).toHaveCount(2);
  }
  for (const person of [ana, ben]) {
    await person.seesEverybody(1);
    await person.hears();
  }

  const card = marcus.page.getByTestId('crisis-card');
  await expect(card).toContainText('911 reaches only the area of the person who dials it');
  await expect(card.getByTestId('crisis-place')).toContainText('12 Harbor Lane, Austin');
  await expect(card.getByRole('link', { name: '512 555 0134' })).toHaveAttribute('href', 'tel:5125550134');
  await expect(card).toContainText('State crisis line');
  await card.getByRole('button', { name: 'Stayed with them' }).click();
  await card.getByLabel('Note').fill('Breathing with her.');
  await card.getByRole('button', { name: 'Add the note' }).click();
  await expect(card.getByTestId('crisis-log')).toContainText('Breathing with her.');
  await clean(marcus.page, 'the card');

  // Her line drops: both are told until one calls.
  await ana.page.goto('about:blank');
  for (const one of [elena, marcus])
    await expect(one.page.getByTestId('call-back')).toContainText(/Call within 1:\d\d/);
  await clean(elena.page, 'a call back is due');
  await elena.press('I am calling Ana Morales');
  for (const one of [elena, marcus])
    await expect(one.page.getByTestId('telephone-callback-taken')).toHaveText(
      'Dr. Elena Rivera is calling Ana Morales.',
    );

  await ana.page.goto(server.baseUrl);
  await ana.isInRoom();
  await expect(elena.page.getByTestId('telephone-callback-taken')).toHaveCount(0);
  await ana.seesEverybody(1);

  await marcus.press('Bring everyone back');
  await marcus.press('It is over');
  await expect(ana.page.getByTestId('help')).toBeVisible();
  for (const person of [ana, marcus, ben, elena]) {
    await expect(person.page.getByTestId('tile')).toHaveCount(4);
  }
  await ana.seesEverybody(3);

  for (const person of [ben, ana]) expect(person.received.join('\n')).not.toContain('Breathing with her');
  expect(ben.received.join('\n')).not.toContain('own-crisis-changed');
  const rows = await attendance(elena);
  const anas = rows.find((row) => row['patient'] === 'Ana Morales');
  expect(Number(anas?.['aside_seconds'])).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/cris[ie]s/i);

  // While the session goes on, the one that is over is found in the panel.
  await marcus.press('Crisis records');
  const past = marcus.page.getByRole('dialog', { name: 'Crisis records' });
  await expect(past.getByTestId('crisis-record')).toContainText('closed by Marcus Okafor');
  await past.getByRole('button', { name: 'Close' }).click();

  // After the group whoever led it finds the record again, and adds what they learned since.
  await endsGroup(marcus);
  for (const person of [ana, marcus]) await person.seesHeading('Group is over');
  await expect(ana.page.getByRole('button', { name: 'Crisis records' })).toHaveCount(0);
  await marcus.press('Crisis records');
  const record = marcus.page.getByTestId('crisis-record');
  await expect(record).toContainText('closed by Marcus Okafor');
  await expect(record.getByTestId('crisis-place')).toContainText('12 Harbor Lane, Austin');
  await expect(record.getByTestId('crisis-log')).toContainText('Breathing with her.');
  await expect(record.getByTestId('crisis-log')).not.toContainText('added later');
  await record.getByLabel('Note').fill('She wrote that she is home.');
  await record.getByRole('button', { name: 'Add the note' }).click();
  await expect(record.getByTestId('crisis-log')).toContainText('added later');
  await clean(marcus.page, 'the record of a crisis');
  await marcus.press('Back to today');
  await marcus.press('Crisis records');
  await expect(record.getByTestId('crisis-log')).toContainText('She wrote that she is home.');
});
