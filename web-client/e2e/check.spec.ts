import { startsGroup } from './support/group';
import { expect, test } from './support/turned';
import { relayPorts } from './support/TurnServer';
import { phone, type Visitor } from './support/Visitor';
import { largeCamera } from './support/largeCamera';

test.use(largeCamera);

const verdict = (person: Visitor) => person.page.getByTestId('verdict');
/** Both tries, and the time in between. */
const CHECKED_WITHIN = { timeout: 90_000 };

test('a good line is found good, and leads and front desk see it with who waits', async ({
  lead,
  visitor,
}) => {
  const elena = await lead('Elena');
  const ana = await visitor('Ana', phone);
  const began = Date.now();
  await ana.press('Check my connection');
  await expect(verdict(ana)).toHaveText('Your connection is good.', CHECKED_WITHIN);
  console.log(`a check takes ${Date.now() - began} ms`);
  // Nobody has come by it, and nothing of it goes on.
  await expect(elena.page.getByTestId('waiting-person')).toHaveCount(0);
  expect((await ana.packets()).peers).toBe(0);

  await ana.join();
  await ana.seesHeading(/waiting room|can see/);
  const row = elena.page.getByTestId('waiting-person').getByTestId('line-check');
  await expect(row).toContainText('Connection good');
  console.log(`  ${await row.textContent()}`);
  await expect(row).toContainText(/direct path · \d+ ms · no loss · \d{3} kbit\/s/);
  const petra = await visitor('Petra');
  await expect(petra.page.getByTestId('line-check')).toHaveText((await row.textContent()) ?? '');
  // She is told her own verdict only.
  expect(ana.received.filter((text) => text.includes('"rating"'))).toHaveLength(1);

  await startsGroup(elena, ana);
  await ana.seesEverybody(1);
});

test(
  'a line for sound only is found so, and saving data is suggested',
  { tag: '@long' },
  async ({ lead, onALine }) => {
    const elena = await lead('Elena');
    const { person: ana, man } = await onALine('Ana');
    man.shape = { bitsPerSecond: 64_000, delayMs: 30, loss: 0 };
    await ana.press('Check my connection');
    await expect(verdict(ana)).toHaveText('Your connection is good enough for sound.', CHECKED_WITHIN);
    await expect(ana.page.getByText('There is little room on this connection.')).toBeVisible();
    await expect(ana.page.getByText('Your connection is better with this on.')).toBeVisible();
    await ana.join();
    const row = elena.page.getByTestId('line-check');
    await expect(row).toContainText('Connection: sound only');
    console.log(`64 kbit/s: ${await row.textContent()}`);
  },
);

test('a line that loses much is in trouble', { tag: '@long' }, async ({ onALine }) => {
  const { person: ana, man } = await onALine('Ana');
  man.shape = { bitsPerSecond: 20e6, delayMs: 30, loss: 0.2 };
  await ana.press('Check my connection');
  await expect(verdict(ana)).toHaveText('Your connection is too weak right now.', CHECKED_WITHIN);
  await expect(ana.page.getByText('Move closer to the Wi-Fi router')).toBeVisible();
});

test(
  'where nothing comes through, it says what to try, and one can join all the same',
  { tag: '@long' },
  async ({ lead, onALine }) => {
    const elena = await lead('Elena');
    const { person: ana, man } = await onALine('Ana');
    man.shape = { bitsPerSecond: 20e6, delayMs: 0, loss: 1 };
    await ana.press('Check my connection');
    await expect(verdict(ana)).toHaveText('Sound and picture do not get through.', CHECKED_WITHIN);
    await expect(ana.page.getByText('Try your mobile data instead of this Wi-Fi')).toBeVisible();
    await ana.join();
    await expect(elena.page.getByTestId('line-check')).toContainText('Connection: trouble');
    await expect(elena.page.getByTestId('line-check')).toContainText('no path');
  },
);

test.describe('with a TURN server', { tag: '@long' }, () => {
  test.use({
    environment: async ({ turn }, use) => {
      await use({
        HOMEGROUP_TURN_URLS: turn.url('udp'),
        HOMEGROUP_TURN_SECRET: turn.secret,
        HOMEGROUP_BRIDGE_JANUS_ADDRESS: turn.address,
      });
    },
  });

  test('where the direct path is blocked, the relay is found', async ({ lead, onALine }) => {
    const elena = await lead('Elena');
    const { person: ana, man } = await onALine('Ana');
    man.lets = (port) => port >= relayPorts.first && port <= relayPorts.last;
    await ana.press('Check my connection');
    await expect(verdict(ana)).toHaveText('Your connection is good.', CHECKED_WITHIN);
    await ana.join();
    await expect(elena.page.getByTestId('line-check')).toContainText('by relay');
    console.log(`by relay: ${await elena.page.getByTestId('line-check').textContent()}`);
  });

  test('where neither is let through, the relay alone is tried too', async ({ onALine }) => {
    const { person: ana, man } = await onALine('Ana');
    man.lets = () => false;
    await ana.press('Check my connection');
    await expect(verdict(ana)).toHaveText('Sound and picture do not get through.', CHECKED_WITHIN);
    expect(ana.frames.filter((frame) => frame.sent && frame.text.includes('"preflight-relay"'))).toHaveLength(
      1,
    );
    const opened = ana.received.filter((text) => text.includes('"media-open"'));
    expect(opened.map((text) => (JSON.parse(text) as { transport: string }).transport)).toEqual([
      'all',
      'all',
      'relay',
      'relay',
    ]);
  });
});
