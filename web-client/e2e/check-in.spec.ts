import { answers } from './support/answers';
import { expectAccessible as clean } from './support/axe';
import { expect, test } from './support/story';
import { demoPractice } from './support/TestServer';

test.use({ environment: { HOMEGROUP_PRACTICE_FILE: demoPractice } });

test('patients say where and how they are; the lead sees who needs somebody first', async ({
  lead,
  patient,
}) => {
  const elena = await lead('Elena');
  await elena.press('Start group');
  const queue = elena.page.getByTestId('waiting-person');
  const ana = await patient('Ana');
  await clean(ana.page, 'first question');
  const [ben, chloe] = await Promise.all([patient('Ben'), patient('Chloe')]);
  await expect(queue).toHaveCount(3);

  // Nobody is let in all at once who has not said where they are.
  await elena.press('Admit everyone');
  await expect(queue).toHaveCount(3);

  // What is required is asked for, and one can go back.
  await ana.press('Next');
  await expect(ana.page.getByText('Please answer this one.')).toBeVisible();
  await answers(ana, { craving: 2, safe: true, street: '12 Harbor Lane' });
  await expect(queue.filter({ hasText: 'Ana' }).getByRole('button', { name: /^Answers/ })).toBeVisible();

  await answers(ben, { craving: 8, safe: false, street: '17 Willow Street' });
  await expect(ben.page.getByText('call 911 or 988', { exact: false })).toBeVisible();
  await clean(ben.page, 'thanks');
  await expect(queue.first()).toContainText('Ben');
  await expect(queue.first()).toContainText('Needs you now');
  const card = queue.first().getByTestId('check-in-card');
  await expect(card).toContainText('17 Willow Street');
  await expect(card).toContainText('512 555 0134');
  await clean(elena.page, 'queue with answers');

  // Chloe has not answered: she is let in with a reason, or not at all.
  await elena.press(/^Admit Chloe/);
  const dialog = elena.page.getByRole('dialog');
  await expect(dialog).toContainText('has not confirmed where they are');
  await clean(elena.page, 'why?');
  await expect(dialog.getByRole('button', { name: 'Admit' })).toBeDisabled();
  await dialog.getByRole('radio', { name: 'They told me on the phone' }).check();
  await dialog.getByRole('button', { name: 'Admit' }).click();
  await chloe.isInRoom();

  await elena.press('Admit everyone');
  await ana.isInRoom();
  await ben.isInRoom();
  await elena.press(/^Actions for Ben/);
  await expect(elena.page.getByTestId('check-in-card')).toContainText('17 Willow Street');

  // That nothing of an answer came over a socket, to whomever, is checked of every patient in every story.
  for (const visitor of [ana, ben, chloe]) {
    expect(visitor.requests.join('\n'), visitor.name).not.toMatch(/Willow|Harbor|Austin|512/);
  }
});

test('what was remembered is offered, and still asked', async ({ lead, patient, server }) => {
  const ana = await patient('Ana');
  await answers(ana, { craving: 2, safe: true, street: '12 Harbor Lane' });
  await ana.press('Change my answers');
  // The form of this visit begins anew; a new visit offers what was said.
  await ana.page.reload();
  await expect(ana.page.getByRole('heading', { name: /Your counselors have your answers/ })).toBeVisible();
  await ana.press('Change my answers');
  await expect(ana.page.getByText('Last time you told us:')).toBeVisible();
  await expect(ana.page.getByText('12 Harbor Lane')).toBeVisible();
  await ana.press('Next');
  await expect(ana.page.getByText('Please answer this one.')).toBeVisible();
  await ana.page.getByRole('radio', { name: 'No', exact: true }).check();
  await expect(ana.page.getByLabel('Street and house number')).toHaveValue('12 Harbor Lane');
  const elena = await lead('Elena');
  await ana.seesHeading(/can see that you are here/);
  // A new word about who is here takes nothing away.
  await expect(ana.page.getByLabel('Street and house number')).toHaveValue('12 Harbor Lane');
  await elena.press(/^Admit Ana/);
  await ana.isInRoom();
  expect(server.said).not.toMatch(/Harbor Lane|Austin/);
});

test('who should be spoken to today is on the leads’ list by name until one says that it is done', async ({
  lead,
  patient,
}) => {
  const [elena, marcus, ben, ana] = await Promise.all([
    lead('Elena'),
    lead('Marcus'),
    patient('Ben'),
    patient('Ana'),
  ]);
  await answers(ana, { craving: 4, safe: true, street: '12 Harbor Lane', used: true });
  const [task, seen] = [elena, marcus].map((one) => one.page.getByTestId('task'));
  await expect(task!).toContainText('Ana Morales');
  await clean(elena.page, 'whom to speak with');
  await elena.press('I will speak with Ana Morales');
  await expect(task!).toContainText('You will.');
  await expect(seen!).toContainText('Rivera will.');
  await expect(seen!.getByRole('button')).toHaveCount(0);
  await clean(marcus.page, 'somebody else speaks with her');
  await elena.press('Done: spoken with Ana Morales');
  await expect(task!).toHaveCount(0);
  await expect(seen!).toHaveCount(0);
  for (const visitor of [ana, ben]) expect(visitor.received.join('\n')).not.toMatch(/task|relapse/);
});
