import { attendance } from './support/csv';
import { practiceFile } from './support/practiceFile';
import { expect, test } from './support/story';

test.use({ environment: practiceFile('family') });

test('a relative is let in by herself, and an interpreter is named in the record', async ({
  lead,
  patient,
}) => {
  const elena = await lead('Elena');
  const [ana, lucia, mateo] = await Promise.all([patient('Ana'), patient('Lucia'), patient('Mateo')]);
  await elena.press('Start group');
  await elena.press('Admit Ana Morales');
  await ana.isInRoom();
  await elena.press('Admit Lucia Morales');
  await lucia.isInRoom();

  // One at a time: who still waits knows of nobody.
  expect(mateo.received.join()).not.toMatch(/Ana|Lucia|Elena/);
  await elena.press('Admit Mateo Ruiz');
  for (const person of [elena, ana, lucia, mateo]) {
    await expect(person.page.getByTestId('tile')).toHaveCount(4);
  }

  // Everybody sees who is here and why.
  await expect(ana.tile('Lucia')).toContainText('Guest');
  await expect(ana.tile('Mateo')).toContainText('Interpreter');
  await expect(lucia.tile('Ana')).not.toContainText('Guest');

  // In this room patients and relatives write to the counselors only, and are told so beside the field.
  await lucia.press('Chat');
  await expect(lucia.page.getByTestId('chat-notice')).toContainText('Only your counselors can read this');
  await expect(lucia.page.getByRole('radiogroup')).toHaveCount(0);
  await lucia.page.getByLabel('Write to the counselors').fill('She does not sleep at home');
  await lucia.page.keyboard.press('Enter');
  await elena.press('Chat');
  await expect(elena.page.getByRole('log')).toContainText('She does not sleep at home');
  expect(ana.received.join()).not.toContain('She does not sleep');

  await elena.page.getByTestId('control-people').click();
  const rows = await attendance(elena);
  expect(rows.map((row) => row['patient'])).toEqual(['Ana Morales']);
  expect(rows[0]).toMatchObject({
    schema: '2',
    lead_credentials: 'LPC',
    others: 'Mateo Ruiz (interpreter)',
    guests: '1',
    census_peak: '1',
  });
});
