import { attendance } from './support/csv';
import { seeEachOther, startsGroup } from './support/group';
import { expect, test } from './support/story';

const good = { bitsPerSecond: 20e6, delayMs: 20, loss: 0 };
const poor = {
  '64 kbit/s': { bitsPerSecond: 64_000, delayMs: 60, loss: 0 },
  '64 kbit/s and 2 % loss': { bitsPerSecond: 64_000, delayMs: 60, loss: 0.02 },
  '5 % loss': { bitsPerSecond: 20e6, delayMs: 60, loss: 0.05 },
  '10 % loss': { bitsPerSecond: 20e6, delayMs: 60, loss: 0.1 },
};

for (const [name, shape] of Object.entries(poor)) {
  test(
    `${name}: sound stays, video goes, and attendance says so`,
    { tag: '@long' },
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

      man.shape = shape;
      const began = Date.now();
      const heard = ana.heardEachSecond(30);
      const banner = ana.page.getByTestId('banner');
      await expect(banner.getByText('We are keeping the sound clear.')).toBeVisible({ timeout: 40_000 });
      const noticed = Date.now() - began;
      await expect(banner.getByText('All video is paused, including yours.')).toBeVisible({
        timeout: 60_000,
      });
      const allGiven = Date.now() - began;
      const sound = await heard;
      console.log(`${name}: banner after ${noticed} ms, all video paused after ${allGiven} ms`);
      console.log(`  packets of sound each second: ${sound.join(' ')}`);
      for (const second of sound.slice(Math.ceil(noticed / 1000) + 4)) expect(second).toBeGreaterThan(0);

      // It is Ana's line, and nobody else's.
      await expect(elena.page.getByText('Your connection is weak.')).toHaveCount(0);
      // Leads see how she takes part, and it is what is counted.
      await expect(elena.page.getByTestId('roster-row').filter({ hasText: 'Ana' })).toContainText(
        'sound only',
      );
      const video = await ana.receivedOf('video');
      expect(Math.min(...(await ana.heardEachSecond(5)))).toBeGreaterThan(0);
      expect((await ana.receivedOf('video')).packets).toBe(video.packets);
      const row = (await attendance(elena)).find((one) => one['patient']?.includes('Ana'));
      expect(Number(row?.['audio_only_seconds']), 'seconds by sound only').toBeGreaterThanOrEqual(4);
      expect(Number(row?.['video_seconds']), 'seconds with video').toBeGreaterThanOrEqual(2);
      expect(row?.['drops']).toBe('0');
    },
  );
}
