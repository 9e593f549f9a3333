import type { PeerStats, StreamStats } from './peerStats';
import type { NetworkSample } from './networkQuality';

/** Fewer packets than this say nothing: somebody silent sends two or three a second. */
const LEAST_PACKETS = 20;

/**
 * Of what is lost on one's own line, the bridge sends at least this share once more, in time or not. It comes over the
 * same line, which loses as much of it: on a full line most.
 */
const MENDED_SHARE = 0.25;

type Figures = ReadonlyMap<string, PeerStats>;

/**
 * What happened between two looks, by what was counted. Pure.
 *
 * A packet that somebody else's line lost is missing here too, and their line is no reason to give anything up on this
 * one. So of the streams that come in, the one that lost least speaks; and a video of which the bridge could send nothing
 * once more, because it never had it, lost nothing here. Without a video nothing that comes in can be given up.
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
    // Without video to send, a browser has no way to find out, and goes on saying what it once believed.
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
