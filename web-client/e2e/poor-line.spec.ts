import { hearsAndSeesNobody } from './support/counted';
import { attendance, sheetSays } from './support/csv';
import { seeEachOther, startsGroup } from './support/group';
import { expect, test } from './support/story';
import { largeCamera } from './support/largeCamera';

test.use(largeCamera);

const good = { bitsPerSecond: 20e6, delayMs: 20, loss: 0 };
const poor = {
  '64 kbit/s': { bitsPerSecond: 64_000, delayMs: 60, loss: 0 },
  '64 kbit/s and 2 % loss': { bitsPerSecond: 64_000, delayMs: 60, loss: 0.02 },
  '5 % loss': { bitsPerSecond: 20e6, delayMs: 60, loss: 0.05 },
  '10 % loss': { bitsPerSecond: 20e6, delayMs: 60, loss: 0.1 },
};

/** Told with every change; the others say the same of other lines, and how long it took. */
const FIRST = '64 kbit/s';

for (const [name, shape] of Object.entries(poor)) {
  test.describe(() => {
    test.use({ lines: name === FIRST ? 'steady' : 'real' });
    test(
      `${name}: sound stays, video goes, and attendance says so`,
      { tag: name === FIRST ? [] : '@long' },
      async ({ lead, onALine }) => {
        const elena = await lead('Elena');
        const { person: ana, man } = await onALine('Ana');
        man.shape = good;
        await ana.join();
        await startsGroup(elena, ana);
        await seeEachOther([ana, elena]);
        await expect
          .poll(() => man.down.passed, { message: 'packets that passed the middle-man' })
          .toBeGreaterThan(50);
        // The bridge asks for sound that can be mended, and for silence that costs nothing.
        const described = await ana.page.evaluate(() => window.described);
        const bridge = described.find((sdp) => /^a=(recvonly|sendrecv)\r$/m.test(sdp)) ?? '';
        expect(bridge).toContain('useinbandfec=1');
        expect(bridge).toContain('usedtx=1');
        await sheetSays(elena, 'Ana', 'video_seconds', 2);

        man.shape = shape;
        const began = Date.now();
        const banner = ana.page.getByTestId('banner');
        await expect(banner.getByText('We are keeping the sound clear.')).toBeVisible();
        const noticed = Date.now() - began;
        // From here on, whatever else the line drops.
        await ana.hears();
        await expect(banner.getByText('All video is paused, including yours.')).toBeVisible();
        console.log(`${name}: banner after ${noticed} ms, all video paused after ${Date.now() - began} ms`);
        await ana.hears();

        // Leads see how she takes part, and it is what is counted.
        await expect(elena.page.getByTestId('roster-row').filter({ hasText: 'Ana' })).toContainText(
          'sound only',
        );
        await hearsAndSeesNobody(ana);
        await sheetSays(elena, 'Ana', 'audio_only_seconds', 4);
        const row = (await attendance(elena)).find((one) => one['patient']?.includes('Ana'));
        expect(row?.['drops']).toBe('0');
        if (name === FIRST) return;
        // It is Ana's line, and nobody else's.
        await expect(elena.page.getByText('Your connection is weak.')).toHaveCount(0);
        expect(Math.min(...(await ana.heardEachSecond(15)))).toBeGreaterThan(0);
      },
    );
  });
}
