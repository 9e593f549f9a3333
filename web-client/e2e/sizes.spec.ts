import { expect, test } from './support/story';
import type { Visitor } from './support/Visitor';

/** Lines of the pictures that come in now. */
const lines = (person: Visitor) =>
  person.page.evaluate(async () => {
    let height = 0;
    for (const peer of window.peers) {
      if (peer.connectionState === 'closed') continue;
      for (const report of (await peer.getStats()).values())
        // On an upload line the bridge may send its own probing, which has no picture.
        if (report.type === 'inbound-rtp' && report.kind === 'video')
          height = Math.max(height, report.frameHeight ?? 0);
    }
    return height;
  });

/** What a person sends their video in. */
const sizes = (person: Visitor) =>
  person.page.evaluate(async () => {
    const rids: string[] = [];
    for (const peer of window.peers)
      for (const report of (await peer.getStats()).values())
        if (report.type === 'outbound-rtp' && report.kind === 'video' && report.packetsSent > 0)
          rids.push(report.rid ?? 'one');
    return rids.sort();
  });

test(
  'a lead sends three sizes, and each screen gets the one that fits it',
  { tag: '@long' },
  async ({ group }) => {
    const [elena, ana] = await group(['Elena'], ['Ana']);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await ana.seesEverybody(1);

    // Those that have sent something, which the bridge took.
    await expect.poll(() => sizes(elena), { timeout: 40_000 }).toEqual(['h', 'l', 'm']);
    expect(await sizes(ana)).toEqual(['one']);
    await expect.poll(() => lines(ana), { timeout: 40_000 }).toBeGreaterThan(300);
    await ana.page.setViewportSize({ width: 400, height: 560 });
    await expect.poll(() => lines(ana), { timeout: 40_000 }).toBe(270);
    await ana.page.setViewportSize({ width: 400, height: 320 });
    await expect.poll(() => lines(ana), { timeout: 40_000 }).toBe(135);
    await ana.page.setViewportSize({ width: 1280, height: 1000 });
    await expect.poll(() => lines(ana), { timeout: 40_000 }).toBeGreaterThan(300);
    await ana.seesEverybody(1);
  },
);
