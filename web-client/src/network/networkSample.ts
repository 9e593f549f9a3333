import type { PeerStats, StreamStats } from './peerStats';
import type { NetworkSample } from './networkQuality';

/** Too few packets for a loss rate: a silent participant sends two or three a second. */
const LEAST_PACKETS = 20;

/**
 * The bridge resends at least this share of the packets lost on the own network, in time or not. A resent packet
 * crosses the same network and is lost as often.
 */
const MENDED_SHARE = 0.25;

type Figures = ReadonlyMap<string, PeerStats>;

/**
 * Computes what happened between two samples of the statistics. Pure. A packet lost on another participant's network
 * is missing here too, and is no reason for a step down here. So the incoming stream with the least loss counts; and a
 * video of which the bridge could resend nothing, because it never had it, lost nothing here. Without an incoming
 * video there is nothing to give up.
 */
export function networkSample(before: Figures, after: Figures, least = LEAST_PACKETS): NetworkSample {
  const incoming: number[] = [];
  const outgoing: number[] = [];
  let anyVideo = false;
  let roundTripMs: number | null = null;
  let availableBits: number | null = null;
  for (const [peer, now] of after) {
    const then = before.get(peer);
    if (!then) continue;
    for (const [stream, figures] of Object.entries(now.received)) {
      const known = then.received[stream];
      const lost = known && lossOf(known, figures, least);
      if (lost === undefined) continue;
      incoming.push(lost);
      anyVideo ||= figures.video;
    }
    const sent = share(now.sent.lost - then.sent.lost, now.sent.packets - then.sent.packets, least);
    if (sent !== undefined) outgoing.push(sent);
    if (now.roundTripMs !== null) roundTripMs = Math.max(roundTripMs ?? 0, now.roundTripMs);
    // Without outgoing video, a browser cannot estimate its send rate and repeats an old value.
    if (now.availableBits !== null && now.sent.ofVideo > then.sent.ofVideo)
      availableBits = Math.min(availableBits ?? Infinity, now.availableBits);
  }
  const worst = anyVideo ? [Math.min(...incoming), ...outgoing] : outgoing;
  const loss = worst.length > 0 ? Math.max(...worst) : null;
  return { loss, lossNow: loss, roundTripMs, availableBits };
}

function lossOf(then: StreamStats, now: StreamStats, least: number): number | undefined {
  const lost = now.lost - then.lost;
  const came = now.packets - then.packets;
  const all = came + lost;
  const elsewhere =
    now.video &&
    now.mended !== null &&
    then.mended !== null &&
    now.mended - then.mended < lost * MENDED_SHARE * (came / all);
  return share(elsewhere ? 0 : lost, all, least);
}

function share(lost: number, all: number, least: number): number | undefined {
  return all >= least ? Math.min(1, Math.max(0, lost / all)) : undefined;
}
