import type { PeerFigures } from './figures';
import type { LineSample } from './lineQuality';

/** Fewer packets than this say nothing: somebody silent sends two or three a second. */
const LEAST_PACKETS = 20;

type Figures = ReadonlyMap<string, PeerFigures>;

/**
 * What happened between two looks, by what was counted. Pure.
 *
 * Of the streams that come in, the one that lost least speaks for this line: a packet that somebody else's line lost is
 * missing in their streams too, and their line is no reason to give anything up here.
 */
export function lineSample(before: Figures, after: Figures): LineSample {
  const incoming: number[] = [];
  const outgoing: number[] = [];
  let roundTripMs: number | null = null;
  let availableBits: number | null = null;
  for (const [peer, now] of after) {
    const then = before.get(peer);
    if (!then) continue;
    for (const [stream, { packets, lost }] of Object.entries(now.received)) {
      const known = then.received[stream];
      if (known) incoming.push(...share(lost - known.lost, packets - known.packets + lost - known.lost));
    }
    outgoing.push(...share(now.sent.lost - then.sent.lost, now.sent.packets - then.sent.packets));
    if (now.roundTripMs !== null) roundTripMs = Math.max(roundTripMs ?? 0, now.roundTripMs);
    // Without video to send, a browser has no way to find out, and goes on saying what it once believed.
    if (now.availableBits !== null && now.sent.ofVideo > then.sent.ofVideo)
      availableBits = Math.min(availableBits ?? Infinity, now.availableBits);
  }
  const worst = [...(incoming.length > 0 ? [Math.min(...incoming)] : []), ...outgoing];
  return { loss: worst.length > 0 ? Math.max(...worst) : null, roundTripMs, availableBits };
}

function share(lost: number, all: number): number[] {
  return all >= LEAST_PACKETS ? [Math.min(1, Math.max(0, lost / all))] : [];
}
