import type { PeerStats } from './peerStats';
import type { NetworkSample } from './networkQuality';
import { networkSample } from './networkSample';

type Figures = ReadonlyMap<string, PeerStats>;

/**
 * Looks that a loss is taken over: ten seconds of them. Of a line that loses 5 %, one look of two seconds in four shows less
 * than 4 %, so that three bad ones in a row may be long in coming; of ten seconds hardly any does.
 */
const SAMPLES = 5;
/** Fewer packets than this are too few for a share as small as that. */
const LEAST_PACKETS = 50;

/** What was counted at the last looks, and what that says of the line. */
export class NetworkSamples {
  private before: Figures[] = [];

  /** What came before this look says nothing any more: another step was taken, or the path was broken. */
  begin(figures: Figures) {
    this.before = [figures];
  }

  take(figures: Figures): NetworkSample {
    const last = this.before.at(-1) ?? new Map();
    const now = networkSample(last, figures);
    // Other peer connections than at the last look have counted nothing before it.
    const same = [...figures.keys()].join() === [...last.keys()].join();
    const since = (same && this.before[0]) || last;
    this.before = same ? [...this.before, figures].slice(-SAMPLES) : [figures];
    const { loss } = networkSample(since, figures, LEAST_PACKETS);
    return { ...now, loss };
  }
}
