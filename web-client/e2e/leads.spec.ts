import { attendance } from './support/csv';
import { expectOnlyTheirOwn } from './support/heard';
import { expect, test } from './support/story';

test('two lead together: a channel of their own, the agenda, and who leads now', async ({ group }) => {
  const [elena, marcus, ana] = await group(['Elena', 'Marcus'], ['Ana']);

  await elena.page.getByRole('tab', { name: 'Counselors’ chat' }).click();
  await elena.page.getByLabel('Write to the other counselors').fill('Ana looks worn out today');
  await elena.page.keyboard.press('Enter');
  const channel = marcus.page.getByRole('tab', { name: /Counselors’ chat/ });
  await expect(channel).toContainText('1 new');
  await channel.click();
  await expect(marcus.page.getByRole('log')).toContainText('Ana looks worn out today');
  await elena.page.getByRole('tab', { name: 'Group' }).click();
  await marcus.page.getByRole('tab', { name: 'Group' }).click();

  await expect(ana.page.getByTestId('now-and-next')).toHaveText('Next: How everybody is');
  await elena.press('Next: How everybody is (30 min)');
  await expect(ana.page.getByTestId('now-and-next')).toContainText('Now: How everybody is');
  await expect(marcus.page.getByTestId('part-time')).toHaveText('0 of 30 min');
  await marcus.press('All parts');
  await marcus.press('Begin Break');
  await expect(ana.page.getByRole('heading', { name: 'We are taking a break' })).toBeVisible();
  await marcus.press('Next: Exercise (50 min)');
  await ana.isInRoom();

  await expect(marcus.page.getByTestId('lead-handover')).toHaveText('Dr. Elena Rivera leads now.');
  await elena.press('Hand over to Marcus Okafor');
  await expect(marcus.page.getByTestId('lead-handover')).toHaveText('You lead now.');
  await expect(elena.page.getByTestId('expected')).toContainText('Ben Whitfield');

  expect(ana.received.join('\n')).not.toContain('worn out');
  const [row] = await attendance(elena);
  expect(row).toMatchObject({ lead_credentials: 'LPC; LCSW', lead_leading_minutes: '0; 0' });
});

test('a supervisor walks in when both have lost their line, and leads', async ({
  group,
  visitor,
  server,
}) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  await elena.context.close();

  const judith = await visitor('Judith');
  await judith.join();
  await judith.isInRoom();
  await expect(ana.tile('Judith')).toContainText('Observing');
  // Until she leads she is told what the group is.
  expectOnlyTheirOwn(judith, server);
  await judith.press('Lead this session');
  await expect(judith.page.getByRole('heading', { name: 'In the room (3)' })).toBeVisible();
  await expect(ana.tile('Judith')).not.toContainText('Observing');
});
