import type { Clock } from '../clock';
import { Observable } from '../observable';
import { DataRate } from './DataRate';
import type { PeerFigures } from './figures';
import { goodLine, judge, type Level, type LineQuality } from './lineQuality';
import { lineSample } from './lineSample';

export interface LineState {
  /** Measured; null while there is nothing to go by. */
  megabytesPerHour: number | null;
  /** What is given up for now. */
  level: Level;
}

const EVERY_MS = 2_000;

/** Looks at what the peer connections count, every two seconds while there are any. */
export class LineWatch {
  readonly state = new Observable<LineState>({ megabytesPerHour: null, level: 'full' });
  private rate = new DataRate();
  private quality: LineQuality | undefined;
  private before: ReadonlyMap<string, PeerFigures> = new Map();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly figures: () => Promise<ReadonlyMap<string, PeerFigures>>,
    private readonly screenShown: () => boolean,
  ) {}

  start() {
    if (this.cancel) return;
    this.rate = new DataRate();
    this.before = new Map();
    this.next();
  }

  /** The level stays: the next endpoint runs over the same line. */
  stop() {
    this.cancel?.();
    this.cancel = undefined;
    this.state.update((state) => ({ ...state, megabytesPerHour: null }));
  }

  private next() {
    this.cancel = this.clock.after(EVERY_MS, () => void this.look());
  }

  private async look() {
    const { cancel } = this;
    const figures = await this.figures();
    // Stopped meanwhile, and perhaps started again.
    if (cancel !== this.cancel) return;
    const now = this.clock.now();
    this.rate.count(now, new Map([...figures].map(([peer, { bytes }]) => [peer, bytes] as const)));
    const sample = lineSample(this.before, figures);
    this.quality = judge(this.quality ?? goodLine(now), sample, now, this.screenShown());
    this.before = figures;
    this.state.set({ megabytesPerHour: this.rate.megabytesPerHour, level: this.quality.level });
    this.next();
  }
}
