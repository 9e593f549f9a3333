import { expect, test } from './support/story';

test('a network that drops shows a calm line over the room, and heals by itself', async ({ group }) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  await ana.seesEverybody(1);

  await ana.context.setOffline(true);
  const banner = ana.page.getByText('Your connection dropped. You keep your seat. Reconnecting…').first();
  await expect(banner).toBeVisible({ timeout: 20_000 });
  await expect(ana.page.getByTestId('tile')).toHaveCount(2);
  await expect(elena.tile('Ana')).toContainText('Connection lost', { timeout: 30_000 });

  await ana.context.setOffline(false);
  await expect(banner).toBeHidden({ timeout: 15_000 });
  await expect(elena.tile('Ana')).not.toContainText('Connection lost');
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);
});
