import { expect, test } from 'vitest';
import type { PeerStats } from './peerStats';
import { networkSample } from './networkSample';

const counted = (change: Partial<PeerStats>): ReadonlyMap<string, PeerStats> =>
  new Map([
    [
      'e1 up',
      {
        bytes: 0,
        received: {},
        sent: { packets: 0, lost: 0, ofVideo: 0 },
        roundTripMs: null,
        availableBits: null,
        relayed: null,
        ...change,
      },
    ],
  ]);

const stream = (packets: number, lost: number, mended: number | null = null) => ({
  video: true,
  packets,
  lost,
  mended,
});
const sound = (packets: number, lost: number) => ({ ...stream(packets, lost), video: false });

test('loss of the worse direction', () => {
  const before = counted({ received: { ben: stream(100, 3) } });
  const after = counted({
    received: { ben: stream(195, 8) },
    sent: { packets: 100, lost: 10, ofVideo: 0 },
  });
  expect(networkSample(before, after).loss).toBeCloseTo(0.1);
});

test('somebody else’s bad line is theirs: the stream that lost least speaks', () => {
  const before = counted({ received: { ben: stream(0, 0), chloe: sound(0, 0) } });
  const after = counted({ received: { ben: stream(70, 30), chloe: sound(100, 0) } });
  expect(networkSample(before, after).loss).toBe(0);
});

test('with one other person: what the bridge sends once more was lost here, the rest never came to it', () => {
  const before = counted({ received: { ben: stream(0, 0, 0), voice: sound(0, 0) } });
  const here = counted({ received: { ben: stream(70, 30, 15), voice: sound(70, 30) } });
  const there = counted({ received: { ben: stream(70, 30, 2), voice: sound(70, 30) } });
  expect(networkSample(before, here).loss).toBeCloseTo(0.3);
  expect(networkSample(before, there).loss).toBe(0);
});

test('on a full line most of what is sent once more is lost again, and it is this line all the same', () => {
  const before = counted({ received: { screen: stream(0, 0, 0), voice: sound(0, 0), other: sound(0, 0) } });
  // As seen of a screen on 150 kbit/s.
  const full = { screen: stream(24, 47, 9), voice: sound(36, 62), other: sound(31, 64) };
  expect(networkSample(before, counted({ received: full })).loss).toBeGreaterThan(0.6);
});

test('sound alone: what comes in says nothing, because nothing of it can be given up', () => {
  const before = counted({ received: { voice: sound(0, 0) } });
  expect(networkSample(before, counted({ received: { voice: sound(80, 20) } })).loss).toBeNull();
});

test('a few packets, and a peer that is new, say nothing', () => {
  const silence = counted({ received: { ben: stream(5, 1) } });
  expect(networkSample(counted({ received: { ben: stream(0, 0) } }), silence).loss).toBeNull();
  expect(networkSample(new Map(), silence)).toEqual({
    loss: null,
    lossNow: null,
    roundTripMs: null,
    availableBits: null,
  });
});

test('what can be sent counts only while video is sent', () => {
  const talk = { availableBits: 40_000, roundTripMs: 120 };
  const before = counted({ ...talk, sent: { packets: 0, lost: 0, ofVideo: 10 } });
  const silent = counted({ ...talk, sent: { packets: 100, lost: 0, ofVideo: 10 } });
  const seen = counted({ ...talk, sent: { packets: 100, lost: 0, ofVideo: 40 } });
  expect(networkSample(before, silent)).toEqual({
    loss: 0,
    lossNow: 0,
    roundTripMs: 120,
    availableBits: null,
  });
  expect(networkSample(before, seen).availableBits).toBe(40_000);
});
