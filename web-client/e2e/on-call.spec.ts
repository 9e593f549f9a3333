import { expectAccessible } from './support/axe';
import { expect, SECRET, test } from './support/paged';
import { isSigned } from './support/receivers';
import { phone } from './support/Visitor';

const REMIND_MS = 4_000;
test.use({ remindAfterMs: REMIND_MS });

test('both leads lose their line: the supervisor is called until she has it', async ({
  group,
  visitor,
  server,
  pager,
  mailBox,
}) => {
  const [elena, marcus] = await group(['Elena', 'Marcus'], ['Ana']);

  // The page stands open in the background, as it does on somebody's phone.
  const judith = await visitor('Judith', phone);
  await judith.press('On call');
  await judith.seesHeading('On call');
  await expect(judith.page.getByText('You are on call.')).toBeVisible();
  await expect(judith.page.getByText('Leave this page open.', { exact: false })).toBeVisible();
  await expectAccessible(judith.page, 'on call, nothing to do');
  expect(pager.calls).toEqual([]);

  const gone = Date.now();
  await Promise.all([elena.context.close(), marcus.context.close()]);
  const card = judith.page.getByRole('article', { name: 'Evening group: no counselor' });
  await expect(card.getByRole('heading')).toHaveText(/Evening group has had no counselor for \d+ seconds/);
  await expect.poll(() => pager.calls.length).toBeGreaterThan(0);
  await expect.poll(() => mailBox.mails.length).toBeGreaterThan(0);
  expect(Date.now() - gone).toBeLessThan(15_000);
  await expect(judith.page).toHaveTitle('(1) On call');
  await expect(judith.page.getByRole('alert')).toHaveText('One task needs someone.');
  await expectAccessible(judith.page, 'on call, a group without a lead');

  const [call] = pager.calls;
  expect(isSigned(call!, SECRET)).toBe(true);
  expect(isSigned({ ...call!, body: call!.body.replace('unsupervised', 'telephone-callback') }, SECRET)).toBe(
    false,
  );
  const said = JSON.parse(call!.body) as Record<string, unknown>;
  expect(said).toMatchObject({ kind: 'unsupervised', call: 1, page: `${server.baseUrl}/on-call` });
  expect(Object.keys(said).sort()).toEqual(['call', 'kind', 'page', 'raisedAt', 'sessionId', 'taskId']);
  const [mail] = mailBox.mails;
  expect(mail!.to).toEqual(['on-call@harbor.example']);
  expect(mail!.text).toContain(`${server.baseUrl}/on-call`);
  for (const word of ['Elena', 'Marcus', 'Ana', 'Judith', 'Hale', 'Evening'])
    expect(call!.body + mail!.text).not.toContain(word);

  // Nobody has taken it: she is called again, on both ways, and on the page.
  await expect.poll(() => pager.calls.length).toBeGreaterThan(1);
  await expect.poll(() => mailBox.mails.length).toBeGreaterThan(1);
  expect(JSON.parse(pager.calls[1]!.body)).toMatchObject({ taskId: said['taskId'], call: 2 });
  await expect(card.getByText(/Called \d times/)).toBeVisible();

  await card.getByRole('button', { name: 'I have it: Evening group' }).click();
  await expect(card.getByText(/You have it, since/)).toBeVisible();
  const taken = Date.now();
  const called = pager.calls.length;
  const mailed = mailBox.mails.length;
  await expectAccessible(judith.page, 'on call, taken');

  // Another page of hers goes on standing there while she goes in and leads.
  const second = await judith.context.newPage();
  await second.goto(`${server.baseUrl}/on-call`);
  await expect(second.getByText(/You have it, since/)).toBeVisible();
  await card.getByRole('button', { name: 'Go to the group: Evening group' }).click();
  await judith.join();
  await judith.isInRoom();
  await judith.press('Lead this session');
  await expect(second.getByText('No one needs you now.').first()).toBeVisible();

  // Time in which two reminders would have come.
  await expect.poll(() => Date.now() - taken).toBeGreaterThan(2 * REMIND_MS + 1_000);
  expect(pager.calls).toHaveLength(called);
  expect(mailBox.mails).toHaveLength(mailed);
});

test('who is no supervisor has no such page', async ({ visitor, server }) => {
  const ana = await visitor('Ana', phone);
  await ana.seesHeading('Check your camera and sound');
  await expect(ana.page.getByRole('button', { name: 'On call' })).toHaveCount(0);
  await ana.page.goto(`${server.baseUrl}/on-call`);
  await ana.seesHeading('Check your camera and sound');
  expect(ana.requests.filter((url) => url.includes('/api/on-call'))).toEqual([]);
});
