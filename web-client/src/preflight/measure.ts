import type { PeerStats } from '../network/peerStats';
import type { LocalMediaState } from '../media/LocalMedia';
import type { DeviceStatus, PreflightFindings, MediaKind } from '../protocol/messages';

/** The statistics of both ends of a check at one moment. */
export interface Sample {
  at: number;
  sends: ReadonlyMap<string, PeerStats>;
  receives: ReadonlyMap<string, PeerStats>;
}

type Measured = Omit<PreflightFindings, 'microphone' | 'camera'>;

/** Counts the packets of sound received so far. */
export function soundReceived(sample: Sample): number {
  return soundOf(sample.receives).packets;
}

/**
 * Computes the figures of a check. Pure. Loss and round trip are measured with sound alone: loss and delay under video
 * show how slow the connection is, and the rate reports that.
 *
 * @param sound the samples before and after sound was sent alone
 * @param full the same with video; null when there was none to send
 */
export function measure(sound: [Sample, Sample], full: [Sample, Sample] | null): Measured {
  const [before, after] = sound;
  const came = soundOf(after.receives);
  const had = soundOf(before.receives);
  const lost = came.lost - had.lost;
  const round = percent(lost, came.packets - had.packets + lost);
  const up = percent(
    sentOf(after).lost - sentOf(before).lost,
    sentOf(after).packets - sentOf(before).packets,
  );
  const all = [...after.sends.values(), ...after.receives.values()];
  const trips = all.map((one) => one.roundTripMs).filter((ms) => ms !== null);
  return {
    path: all.some((one) => one.relayed) ? 'relay' : 'direct',
    roundTripMs: trips.length > 0 ? Math.round(Math.max(...trips)) : null,
    lossUpPercent: up,
    // A packet lost on the way up cannot come down.
    lossDownPercent: round === null ? null : Math.max(0, round - (up ?? 0)),
    kilobitsPerSecond: full && rate(...full),
  };
}

/** Converts a device's state to the server's word for it. */
export function deviceStatus(state: LocalMediaState, kind: MediaKind): DeviceStatus {
  const { on, failure } = state[kind];
  switch (failure?.code.replace(/^(audio|video|devices)-/, '')) {
    case undefined:
      return on ? 'on' : 'off';
    case 'refused':
      return 'refused';
    case 'missing':
      return 'missing';
    case 'busy':
      return 'busy';
    case 'hidden':
      return 'hidden';
    default:
      return 'failed';
  }
}

function soundOf(peers: ReadonlyMap<string, PeerStats>) {
  const streams = [...peers.values()].flatMap((one) => Object.values(one.received));
  const sound = streams.filter((one) => !one.video);
  return {
    packets: sound.reduce((sum, one) => sum + one.packets, 0),
    lost: sound.reduce((sum, one) => sum + one.lost, 0),
  };
}

function sentOf({ sends }: Sample) {
  const all = [...sends.values()];
  return {
    packets: all.reduce((sum, one) => sum + one.sent.packets, 0),
    lost: all.reduce((sum, one) => sum + one.sent.lost, 0),
  };
}

/** Kilobits per second at the receiving end. */
function rate(before: Sample, after: Sample) {
  const bytes = (sample: Sample) => [...sample.receives.values()].reduce((sum, one) => sum + one.bytes, 0);
  return Math.max(0, Math.round(((bytes(after) - bytes(before)) * 8) / (after.at - before.at)));
}

function percent(lost: number, all: number) {
  return all > 0 ? Math.min(100, Math.max(0, Math.round((100 * lost) / all))) : null;
}
