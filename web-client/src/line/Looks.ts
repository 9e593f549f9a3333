import type { PeerFigures } from './figures';
import type { LineSample } from './lineQuality';
import { lineSample } from './lineSample';

type Figures = ReadonlyMap<string, PeerFigures>;

/**
 * Looks that a loss is taken over: ten seconds of them. Of a line that loses 5 %, one look of two seconds in four shows less
 * than 4 %, so that three bad ones in a row may be long in coming; of ten seconds hardly any does.
 */
const LOOKS = 5;
/** Fewer packets than this are too few for a share as small as that. */
const LEAST_PACKETS = 50;

/** What was counted at the last looks, and what that says of the line. */
export class Looks {
  private before: Figures[] = [];

  /** What came before this look says nothing any more: another step was taken, or the path was broken. */
  begin(figures: Figures) {
    this.before = [figures];
  }

  take(figures: Figures): LineSample {
    const last = this.before.at(-1) ?? new Map();
    const now = lineSample(last, figures);
    // Other peer connections than at the last look have counted nothing before it.
    const same = [...figures.keys()].join() === [...last.keys()].join();
    const since = (same && this.before[0]) || last;
    this.before = same ? [...this.before, figures].slice(-LOOKS) : [figures];
    const { loss } = lineSample(since, figures, LEAST_PACKETS);
    return { ...now, loss };
  }
}
