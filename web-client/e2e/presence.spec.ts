import { attendance } from './support/csv';
import { startsGroup } from './support/group';
import { expect, test } from './support/story';

test.describe('without a bridge', () => {
  test.use({ environment: { HOMEGROUP_BRIDGE_KIND: 'none' } });

  test(
    'somebody without sound or picture says that they are here, and it is on record',
    { tag: '@long' },
    async ({ group }) => {
      const [elena, ana] = await group(['Elena'], ['Ana']);

      const card = ana.page.getByTestId('presence');
      await expect(card).toContainText('Tell your counselor that you are here');
      await ana.press('I am here');
      await ana.press('I cannot hear');
      await expect(card).toContainText('Your counselor knows: you are here, and you cannot hear.');
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

test('a network that lets no media through: one can say so, until it does', async ({ lead, onALine }) => {
  const elena = await lead('Elena');
  const { person: ana, man } = await onALine('Ana');
  man.shape = { bitsPerSecond: 20e6, delayMs: 0, loss: 1 };
  await ana.join();
  await startsGroup(elena, ana);

  const card = ana.page.getByTestId('presence');
  await expect(card).toContainText('Your sound and picture do not reach the group');
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
});
