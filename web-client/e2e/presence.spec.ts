import { attendance } from './support/csv';
import { expect, test } from './support/story';
import { throughMiddleMan } from './support/throughMiddleMan';
import { phone, Visitor } from './support/Visitor';

test.describe('without a bridge', () => {
  test.use({ environment: { HOMEGROUP_BRIDGE_KIND: 'none' } });

  test(
    'somebody without sound or picture says that they are here, and it is on record',
    { tag: '@long' },
    async ({ lead, patient }) => {
      const elena = await lead('Elena');
      const ana = await patient('Ana');
      await elena.press('Start group');
      await elena.press(/^Admit Ana/);

      const card = ana.page.getByTestId('presence');
      await expect(card).toContainText('Tell your counsellor that you are here', { timeout: 40_000 });
      await ana.press('I am here');
      await ana.press('I cannot hear');
      await expect(card).toContainText('Your counsellor knows: you are here, and you cannot hear.');
      if ((await elena.page.getByTestId('roster-row').count()) === 0) await elena.press('Group');
      const row = elena.page.getByTestId('roster-row').filter({ hasText: 'Ana' });
      await expect(row).toContainText('said just now: here, cannot hear you');
      await ana.press('Change');
      await ana.press('I can hear');
      await expect(row).toContainText('said just now: here, hears you');

      const [line] = await attendance(elena);
      expect(line?.['presence_confirmations']).toBe('2');
      expect(line?.['presence_confirmed']).toMatch(/^\S+ not-hearing; \S+ hearing$/);
      expect(line?.['qualifying_seconds']).toBe('0');
    },
  );
});

test('a network that lets no media through: one can say so, until it does', async ({
  browser,
  server,
  lead,
}) => {
  const elena = await lead('Elena');
  const ana = await Visitor.open(browser, 'Ana', phone);
  const man = await throughMiddleMan(ana.page);
  man.shape = { bitsPerSecond: 20e6, delayMs: 0, loss: 1 };
  await ana.page.goto(server.link('Ana'));
  await ana.join();
  await elena.press('Start group');
  await elena.press(/^Admit Ana/);

  const card = ana.page.getByTestId('presence');
  await expect(card).toContainText('Your sound and picture do not reach the group', { timeout: 40_000 });
  await ana.press('I am here');
  await ana.press('I can hear');
  const row = elena.page.getByTestId('roster-row').filter({ hasText: 'Ana' });
  await expect(row).toContainText('said just now: here, hears you · no sound or video');

  man.shape = { bitsPerSecond: 20e6, delayMs: 0, loss: 0 };
  await expect(card).toHaveCount(0, { timeout: 60_000 });
  await expect(row).not.toContainText('said just now');
  const [line] = await attendance(elena);
  expect(line?.['presence_confirmations']).toBe('1');
  expect(Number(line?.['without_media_seconds'])).toBeGreaterThanOrEqual(20);
  man.close();
  await ana.context.close();
});
