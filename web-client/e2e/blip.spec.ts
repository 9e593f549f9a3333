import type { WebSocketRoute } from '@playwright/test';
import { admits, seeEachOther, startsGroup } from './support/group';
import { expect, test } from './support/story';
import { phone, type Visitor } from './support/Visitor';

/** The live socket of one page in the hands of the test: only the socket, media pass it by. */
class Line {
  private readonly ends = new Set<{ page: WebSocketRoute; server: WebSocketRoute }>();
  private down = false;

  static async of(visitor: Visitor) {
    const line = new Line();
    await visitor.page.routeWebSocket(/\/live$/, (page) => line.opened(page));
    // Takes hold of sockets of pages that are loaded from now on.
    await visitor.page.reload();
    return line;
  }

  private opened(page: WebSocketRoute) {
    if (this.down) {
      void page.close({ code: 4018 });
      return;
    }
    const both = { page, server: page.connectToServer() };
    this.ends.add(both);
  }

  async goesDown() {
    this.down = true;
    for (const { page, server } of this.ends) {
      await server.close({ code: 4018 });
      await page.close({ code: 4018 });
    }
    this.ends.clear();
  }

  comesUp() {
    this.down = false;
  }
}

/** The time without a socket is what is told: the picture outlasts it. */
const seesFor = (visitor: Visitor, seconds: number) =>
  visitor.keepsSeeing(1, visitor.page.waitForTimeout(seconds * 1_000));

test('a socket that drops costs nobody the picture', { tag: '@long' }, async ({ lead, visitor }) => {
  const elena = await lead('Elena');
  const ana = await visitor('Ana', phone);
  const line = await Line.of(ana);
  await ana.join();
  await ana.seesHeading(/waiting room|can see that you are here/);
  await startsGroup(elena, ana);
  await seeEachOther([elena, ana]);
  const peers = [await ana.peersMade(), await elena.peersMade()];

  await line.goesDown();
  await expect(ana.page.getByText('Your connection dropped', { exact: false }).first()).toBeVisible();
  await Promise.all([seesFor(ana, 5), seesFor(elena, 5)]);
  line.comesUp();
  await expect(ana.page.getByText('Your connection dropped', { exact: false })).toHaveCount(0);
  await Promise.all([seesFor(ana, 5), seesFor(elena, 5)]);
  expect([await ana.peersMade(), await elena.peersMade()], 'no new peer connection').toEqual(peers);

  // The path is still negotiable: Ana's group grows, and she sees the newcomer.
  const ben = await visitor('Ben', phone);
  await ben.join();
  await admits(elena, [ben]);
  await ana.seesEverybody(2);
  expect(await ana.peersMade()).toBe(peers[0]);
});
