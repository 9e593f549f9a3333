import { usedPath } from '../media/usedPath';

export interface StreamStats {
  video: boolean;
  packets: number;
  lost: number;
  /** Packets resent after a loss between the bridge and here; null where a browser does not count them. */
  mended: number | null;
}

/** The statistics of one peer connection since its start, as far as the network is judged by them. */
export interface PeerStats {
  /** Bytes in both directions, with overhead. */
  bytes: number;
  /** One entry for each incoming stream. */
  received: Record<string, StreamStats>;
  sent: { packets: number; lost: number; ofVideo: number };
  /** Round trip of the path in use; null before the first answer. */
  roundTripMs: number | null;
  /** The browser's estimate of its send rate. */
  availableBits: number | null;
  /** True when the path in use goes through a TURN server; null without a path. */
  relayed: boolean | null;
}

type Report = Record<string, unknown> & { type: string; id: string };

/** Reads a browser's statistics. Pure; browsers that do not count something leave it out. */
export function readPeerStats(reports: Iterable<unknown>): PeerStats {
  const all = [...reports] as Report[];
  const of = (type: string) => all.filter((one) => one.type === type);
  const inbound = of('inbound-rtp');
  const outbound = of('outbound-rtp');
  const transports = of('transport');
  const path = of('candidate-pair').find(
    (pair) =>
      transports.some((one) => one['selectedCandidatePairId'] === pair.id) || pair['selected'] === true,
  );
  const carriers = transports.some((one) => 'bytesReceived' in one) ? transports : path ? [path] : null;
  const rtt = path?.['currentRoundTripTime'];
  const available = path?.['availableOutgoingBitrate'];
  return {
    bytes: carriers
      ? sum(carriers, 'bytesReceived') + sum(carriers, 'bytesSent')
      : sum(inbound, 'bytesReceived') + sum(outbound, 'bytesSent'),
    received: Object.fromEntries(
      inbound.map((one) => [
        one.id,
        {
          video: one['kind'] === 'video',
          packets: number(one['packetsReceived']),
          lost: number(one['packetsLost']),
          mended: 'retransmittedPacketsReceived' in one ? number(one['retransmittedPacketsReceived']) : null,
        },
      ]),
    ),
    sent: {
      packets: sum(outbound, 'packetsSent'),
      lost: sum(of('remote-inbound-rtp'), 'packetsLost'),
      ofVideo: sum(
        outbound.filter((one) => one['kind'] === 'video'),
        'packetsSent',
      ),
    },
    roundTripMs: typeof rtt === 'number' ? rtt * 1000 : null,
    availableBits: typeof available === 'number' ? available : null,
    relayed: usedPath(all)?.relayed ?? null,
  };
}

function sum(reports: Report[], field: string) {
  return reports.reduce((total, one) => total + number(one[field]), 0);
}

function number(value: unknown) {
  return typeof value === 'number' ? value : 0;
}
