import type { PeerStats } from './peerStats';
import type { NetworkSample } from './networkQuality';
import { networkSample } from './networkSample';

type Figures = ReadonlyMap<string, PeerStats>;

/**
 * The number of samples for one loss rate: ten seconds. With 5 % loss, one sample of two seconds in four shows less
 * than 4 %, so three bad ones in a row may take long; over ten seconds hardly any does.
 */
const SAMPLES = 5;
/** Too few packets for such a small share. */
const LEAST_PACKETS = 50;

/** The last samples of the peer statistics, and the loss rate over them. */
export class NetworkSamples {
  private before: Figures[] = [];

  /** Drops earlier samples after a change of level or a broken path. */
  begin(figures: Figures) {
    this.before = [figures];
  }

  take(figures: Figures): NetworkSample {
    const last = this.before.at(-1) ?? new Map();
    const now = networkSample(last, figures);
    // New peer connections have no earlier sample.
    const same = [...figures.keys()].join() === [...last.keys()].join();
    const since = (same && this.before[0]) || last;
    this.before = same ? [...this.before, figures].slice(-SAMPLES) : [figures];
    const { loss } = networkSample(since, figures, LEAST_PACKETS);
    return { ...now, loss };
  }
}
