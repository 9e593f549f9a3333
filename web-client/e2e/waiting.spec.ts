import { expect, test } from './support/story';

test('somebody waiting has no media, and learns nobody’s name', async ({ lead, patient }) => {
  const ana = await patient('Ana');
  await ana.seesHeading('You are in the waiting room');
  await expect(ana.page.getByText('No counselor has come yet', { exact: false }).first()).toBeVisible();

  const elena = await lead('Elena');
  await elena.press('Start group');
  const ben = await patient('Ben');
  await elena.press(/^Admit Ben/);
  await ben.isInRoom();
  await ben.press('Chat');
  await ben.page.getByLabel('Write to the group').fill('hello');
  await ben.page.keyboard.press('Enter');
  await expect(elena.page.getByTestId('control-chat')).toContainText('1');

  await ana.seesHeading('Your counselor can see that you are here');
  // Ben's media are there, and after that the server pings her: whatever should not come would have come before.
  await elena.seesEverybody(1);
  const pings = () => ana.received.filter((text) => text === '{"type":"ping"}').length;
  const before = pings();
  await expect.poll(pings).toBeGreaterThan(before);
  expect(await ana.packets()).toEqual({ peers: 0, received: 0, sent: 0 });
  const heard = ana.received.join('\n');
  const own = /"participantId":"([^"]+)"/.exec(heard)?.[1] ?? '';
  expect(heard).not.toMatch(/Elena|Rivera|Marcus|Okafor|Ben|Whitfield|hello|media-/);
  const ids = new Set([...heard.matchAll(/"participantId":"([^"]+)"/g)].map((match) => match[1]));
  expect([...ids]).toEqual([own]);

  // The lead goes: it must not be said any longer that somebody can see her.
  await elena.page.close();
  await expect(ana.page.getByRole('heading', { level: 1 })).toHaveText('You are in the waiting room');
});
