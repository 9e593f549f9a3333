import { answers } from './support/answers';
import { expectAccessible as clean } from './support/axe';
import { endsGroup, startsGroup } from './support/group';
import { expect, test } from './support/story';
import { demoPractice } from './support/TestServer';

test.use({ environment: { HOMEGROUP_PRACTICE_FILE: demoPractice } });

const number = { name: 'Call your practice at +1 512 555 0100' };

test('a patient who is not safe hangs up: the lead sees whom to call, calls, and says when it is over', async ({
  lead,
  patient,
  server,
}) => {
  const elena = await lead('Elena');
  const [ana, ben] = await Promise.all([patient('Ana'), patient('Ben')]);
  await expect(ana.page.getByRole('link', number)).toHaveAttribute('href', 'tel:+15125550100');
  await answers(ana, { craving: 9, safe: false, street: '12 Harbor Lane' });
  await answers(ben, { craving: 1, safe: true, street: '17 Willow Street' });
  await startsGroup(elena, ben);

  await ana.press('Leave');
  await ana.seesHeading('You have left the group');
  const row = elena.page.getByTestId('waiting-person').filter({ hasText: 'Ana Morales' });
  await expect(row).toContainText('Needs you now');
  await expect(row.getByTestId('check-in-card')).toContainText('512 555 0134');
  await elena.press('Call them back: Ana Morales');
  await clean(elena.page, 'whether somebody has to be called');
  await elena.press('Yes, call them');
  await expect(elena.page.getByTestId('call-back')).toContainText(/Call within [12]:\d\d/);
  const card = elena.page.getByTestId('crisis-card');
  await expect(card.getByRole('link', { name: '512 555 0134' })).toHaveAttribute('href', 'tel:5125550134');
  await clean(elena.page, 'the card of somebody who is gone');

  // Nobody ends a group over it, and is told why.
  await endsGroup(elena);
  await expect(elena.page.getByText('Someone still needs help')).toBeVisible();
  await elena.press('I am calling Ana Morales');
  await expect(elena.page.getByTestId('telephone-callback-taken')).toContainText('is calling Ana Morales');
  await elena.press('It is over for Ana Morales');
  await elena.page.getByRole('dialog').getByRole('button', { name: 'It is over' }).click();
  await expect(card).toHaveCount(0);
  await endsGroup(elena);
  await elena.seesHeading('Group is over');
  expect(ben.received.join('\n')).not.toMatch(/cris[ie]s|call-back|512 555 0134/);

  // Her link was used; whoever follows it again is told whom to call.
  await ana.page.goto('about:blank');
  await ana.page.goto(server.link('Ana'));
  await ana.seesHeading('This link was used before');
  await expect(ana.page.getByRole('link', number)).toBeVisible();
  await clean(ana.page, 'a link that was used');

  // A browser that cannot run the page reads it all the same.
  await ana.page.route('**/assets/*.js', (route) => route.abort());
  await ana.page.goto(server.baseUrl);
  await expect(ana.page.getByRole('heading', { name: 'Your group does not open?' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(ana.page.getByRole('link', { name: '+1 512 555 0100' })).toHaveAttribute(
    'href',
    'tel:+15125550100',
  );
});
