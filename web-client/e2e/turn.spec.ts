import type { Browser } from '@playwright/test';
import config from '../playwright.config';
import { usedPath } from '../src/media/usedPath';
import { seeEachOther } from './support/group';
import { expect, test as story } from './support/turned';
import type { TurnServer, Way } from './support/TurnServer';
import type { Visitor } from './support/Visitor';

const test = story.extend<{ way: Way }>({
  way: ['udp', { option: true }],
  environment: async ({ turn, way }, use) => {
    await use({
      HOMEGROUP_TURN_URLS: turn.url(way),
      HOMEGROUP_TURN_SECRET: turn.secret,
      HOMEGROUP_TURN_RELAY_ONLY: 'true',
      HOMEGROUP_BRIDGE_JANUS_ADDRESS: turn.address,
    });
  },
});

// Chromium checks the certificate of a TURN server as that of a page (without this: icecandidateerror 701).
const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--ignore-certificate-errors'],
  },
});

for (const way of ['udp', 'tcp', 'tls'] satisfies Way[]) {
  test.describe(() => {
    test.use({ way });

    test(
      `two people meet through the relay and no other way, over ${way}`,
      // The other ways to the relay are tried below, without a group.
      { tag: way === 'udp' ? [] : '@long' },
      async ({ group }) => {
        const [elena, ana] = await group(['Elena'], ['Ana']);
        await seeEachOther([elena, ana]);
        for (const person of [elena, ana]) {
          const paths = await pathsOf(person);
          expect(paths.length).toBeGreaterThan(0);
          for (const path of paths) expect(path).toMatchObject({ local: 'relay', protocol: way });
          expect(candidatesOf(person).filter((candidate) => !candidate.includes(' typ relay '))).toEqual([]);
        }
        const [first, second] = [elena, ana].map(usernameOf);
        expect(first).toMatch(/^\d{10}:[\w-]{16}$/);
        expect(second).not.toEqual(first);
      },
    );
  });
}

test('a login that has ended, or was made with another secret, opens no relay', async ({ browser, turn }) => {
  for (const way of ['udp', 'tcp', 'tls'] satisfies Way[]) {
    const gather = (login: Login) => relaysFor(browser, { urls: [turn.url(way)], ...login });
    expect((await gather(turn.login(60))).length, `relays over ${way}`).toBeGreaterThan(0);
    expect(await gather(turn.login(-1))).toEqual([]);
    expect(await gather(turn.login(60, 'south wind'))).toEqual([]);
  }
});

type Login = ReturnType<TurnServer['login']>;

async function pathsOf(person: Visitor) {
  const reports = await person.page.evaluate(() => {
    const connected = window.peers.filter((peer) => peer.connectionState === 'connected');
    return Promise.all(connected.map(async (peer) => [...(await peer.getStats()).values()] as object[]));
  });
  return reports.map(usedPath);
}

/** What the page told the server of its own addresses; `""` is the end of them. */
function candidatesOf(person: Visitor): string[] {
  return person.frames
    .filter((frame) => frame.sent && frame.text.includes('"media-candidate"'))
    .map((frame) => (JSON.parse(frame.text) as { candidate: string }).candidate)
    .filter((candidate) => candidate !== '');
}

function usernameOf(person: Visitor): string | undefined {
  const open = person.received.find((text) => text.includes('"media-open"')) ?? '{}';
  return (JSON.parse(open) as { iceServers?: RTCIceServer[] }).iceServers?.[0]?.username;
}

/** The relays that a browser gets; returns when it has given up looking for more. */
async function relaysFor(browser: Browser, server: RTCIceServer): Promise<string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = await page.evaluate(async (iceServer) => {
    const peer = new RTCPeerConnection({ iceServers: [iceServer], iceTransportPolicy: 'relay' });
    const candidates: string[] = [];
    peer.createDataChannel('any');
    const end = new Promise<void>((done) => {
      peer.onicecandidate = ({ candidate }) => (candidate ? candidates.push(candidate.candidate) : done());
    });
    await peer.setLocalDescription();
    await end;
    peer.close();
    return candidates.filter((candidate) => candidate !== '');
  }, server);
  await context.close();
  return found;
}
