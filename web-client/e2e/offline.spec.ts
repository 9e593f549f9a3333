import { expect, test } from './support/story';

// So that the loss is found out soon.
test.use({ environment: { HOMEGROUP_SIGNALING_LOST_AFTER: '8 seconds' } });

test('a network that drops shows a calm line over the room, and heals by itself', async ({ group }) => {
  const [elena, ana] = await group(['Elena'], ['Ana']);
  await ana.seesEverybody(1);

  await ana.context.setOffline(true);
  const banner = ana.page.getByText('Your connection dropped. You keep your seat. Reconnecting…').first();
  await expect(banner).toBeVisible();
  await expect(ana.page.getByTestId('tile')).toHaveCount(2);
  await expect(elena.tile('Ana')).toContainText('Connection lost');

  await ana.context.setOffline(false);
  await expect(banner).toBeHidden();
  await expect(elena.tile('Ana')).not.toContainText('Connection lost');
  await ana.seesEverybody(1);
  await elena.seesEverybody(1);
});
