import { expect, test } from 'vitest';
import type { PeerFigures } from './figures';
import { lineSample } from './lineSample';

const counted = (change: Partial<PeerFigures>): ReadonlyMap<string, PeerFigures> =>
  new Map([
    [
      'e1 up',
      {
        bytes: 0,
        received: {},
        sent: { packets: 0, lost: 0, ofVideo: 0 },
        roundTripMs: null,
        availableBits: null,
        ...change,
      },
    ],
  ]);

test('loss of the worse direction', () => {
  const before = counted({ received: { ben: { packets: 100, lost: 3 } } });
  const after = counted({
    received: { ben: { packets: 195, lost: 8 } },
    sent: { packets: 100, lost: 10, ofVideo: 0 },
  });
  expect(lineSample(before, after).loss).toBeCloseTo(0.1);
});

test('somebody else’s bad line is theirs: the stream that lost least speaks', () => {
  const before = counted({ received: { ben: { packets: 0, lost: 0 }, chloe: { packets: 0, lost: 0 } } });
  const after = counted({ received: { ben: { packets: 70, lost: 30 }, chloe: { packets: 100, lost: 0 } } });
  expect(lineSample(before, after).loss).toBe(0);
});

test('a few packets, and a peer that is new, say nothing', () => {
  const silence = counted({ received: { ben: { packets: 5, lost: 1 } } });
  expect(lineSample(counted({ received: { ben: { packets: 0, lost: 0 } } }), silence).loss).toBeNull();
  expect(lineSample(new Map(), silence)).toEqual({ loss: null, roundTripMs: null, availableBits: null });
});

test('what can be sent counts only while video is sent', () => {
  const talk = { availableBits: 40_000, roundTripMs: 120 };
  const before = counted({ ...talk, sent: { packets: 0, lost: 0, ofVideo: 10 } });
  const silent = counted({ ...talk, sent: { packets: 100, lost: 0, ofVideo: 10 } });
  const seen = counted({ ...talk, sent: { packets: 100, lost: 0, ofVideo: 40 } });
  expect(lineSample(before, silent)).toEqual({ loss: 0, roundTripMs: 120, availableBits: null });
  expect(lineSample(before, seen).availableBits).toBe(40_000);
});
