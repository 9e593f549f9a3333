import { beforeEach, expect, test } from 'vitest';
import { VirtualTime } from '../testing/virtualTime';
import type { PeerStats } from './peerStats';
import { NetworkMonitor } from './NetworkMonitor';

let time: VirtualTime;
let broken: boolean;
/** The time that this device takes for one sample. */
let looksFor: number;
let came: { packets: number; lost: number };
let watch: NetworkMonitor;

const figures = (): PeerStats => ({
  bytes: came.packets * 1_000,
  received: { V1: { video: true, packets: came.packets, lost: came.lost, mended: null } },
  sent: { packets: 0, lost: 0, ofVideo: 0 },
  roundTripMs: 60,
  availableBits: null,
  relayed: null,
});

beforeEach(() => {
  time = new VirtualTime();
  broken = false;
  looksFor = 0;
  came = { packets: 0, lost: 0 };
  watch = new NetworkMonitor(
    time,
    async () => {
      if (looksFor > 0) await new Promise<void>((done) => void time.after(looksFor, done));
      return new Map([['e down', figures()]]);
    },
    () => false,
    () => broken,
  );
  watch.start();
});

async function passes(seconds: number, packets: number, lost: number) {
  for (let second = 0; second < seconds; second += 1) {
    came = { packets: came.packets + packets, lost: came.lost + lost };
    await time.elapse(1_000);
  }
}

test('a line that loses much gives the others’ videos up', async () => {
  await passes(4, 100, 0);
  await passes(4, 50, 50);
  expect(watch.state.value.level).toBe('no-videos');
});

test('what a path lost that broke and was mended says nothing about the line', async () => {
  await passes(4, 100, 0);
  broken = true;
  await passes(8, 0, 0);
  broken = false;
  await passes(1, 100, 800);
  await passes(60, 100, 0);
  expect(watch.state.value.level).toBe('full');
});

test('a path that was mended and loses much gives the others’ videos up a little later', async () => {
  await passes(4, 100, 0);
  broken = true;
  await passes(8, 0, 0);
  broken = false;
  await passes(10, 50, 50);
  expect(watch.state.value.level).toBe('no-videos');
});

test('what was lost while this device was too busy to look says nothing about the line', async () => {
  await passes(4, 100, 0);
  looksFor = 1_500;
  await passes(30, 50, 50);
  expect(watch.state.value.level).toBe('full');
  looksFor = 0;
  await passes(8, 50, 50);
  expect(watch.state.value.level).toBe('no-videos');
});
