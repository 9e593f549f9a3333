import { expect, test } from 'vitest';
import { readPeerStats } from './peerStats';

const pair = {
  type: 'candidate-pair',
  id: 'CP1',
  bytesSent: 100,
  bytesReceived: 200,
  currentRoundTripTime: 0.25,
  availableOutgoingBitrate: 300_000,
};
const rtp = [
  { type: 'inbound-rtp', id: 'I1', kind: 'audio', bytesReceived: 40, packetsReceived: 95, packetsLost: 5 },
  {
    type: 'inbound-rtp',
    id: 'I2',
    kind: 'video',
    bytesReceived: 60,
    packetsReceived: 80,
    retransmittedPacketsReceived: 3,
  },
  { type: 'outbound-rtp', id: 'O1', kind: 'audio', bytesSent: 30, packetsSent: 50 },
  { type: 'remote-inbound-rtp', id: 'R1', kind: 'audio', packetsLost: 2 },
];

test('Chromium: bytes of the transport, round trip of the selected path', () => {
  const transport = {
    type: 'transport',
    id: 'T1',
    bytesSent: 1_000,
    bytesReceived: 2_000,
    selectedCandidatePairId: 'CP1',
  };
  expect(readPeerStats([transport, { ...pair, id: 'CP0', currentRoundTripTime: 9 }, pair, ...rtp])).toEqual({
    bytes: 3_000,
    received: {
      I1: { video: false, packets: 95, lost: 5, mended: null },
      I2: { video: true, packets: 80, lost: 0, mended: 3 },
    },
    sent: { packets: 50, lost: 2, ofVideo: 0 },
    roundTripMs: 250,
    availableBits: 300_000,
    relayed: null,
  });
});

test.each(['host', 'srflx', 'prflx', 'relay'])(
  'a path that begins at %s is relayed or not',
  (candidateType) => {
    const path = { ...pair, selected: true, localCandidateId: 'L', remoteCandidateId: 'R' };
    const ends = [
      { type: 'local-candidate', id: 'L', candidateType },
      { type: 'remote-candidate', id: 'R', candidateType: 'host' },
    ];
    expect(readPeerStats([path, ...ends]).relayed).toBe(candidateType === 'relay');
  },
);

test('Firefox: bytes of the selected path', () => {
  expect(readPeerStats([{ ...pair, selected: true }, ...rtp]).bytes).toBe(300);
});

test('without either: what the streams counted', () => {
  expect(readPeerStats(rtp)).toMatchObject({ bytes: 130, roundTripMs: null, availableBits: null });
});
