import type { Clock } from '../clock';
import { Observable } from '../observable';
import { DataRate } from './DataRate';
import type { PeerFigures } from './figures';
import { goodLine, isSettling, judge, type Level, type LineQuality, type LineSample } from './lineQuality';
import { Looks } from './Looks';

export interface LineState {
  /** Measured; null while there is nothing to go by. */
  megabytesPerHour: number | null;
  /** What is given up for now. */
  level: Level;
}

const EVERY_MS = 2_000;
/** A look that comes so much later was kept waiting by this device: what was lost meanwhile may have been lost here. */
const LATE_MS = 1_000;
/** What a broken path has lost is counted when it is mended, and reported by the bridge some seconds later. */
const AFTER_BREAK_MS = 6_000;
const NOT_JUDGED: LineSample = { loss: null, lossNow: null, roundTripMs: null, availableBits: null };

/** Looks at what the peer connections count, every two seconds while there are any. */
export class LineWatch {
  readonly state = new Observable<LineState>({ megabytesPerHour: null, level: 'full' });
  private rate = new DataRate();
  private quality: LineQuality | undefined;
  private looks = new Looks();
  private brokenAt = -Infinity;
  private due = 0;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly figures: () => Promise<ReadonlyMap<string, PeerFigures>>,
    private readonly screenShown: () => boolean,
    private readonly pathBroken: () => boolean,
  ) {}

  start() {
    if (this.cancel) return;
    this.rate = new DataRate();
    this.looks = new Looks();
    this.next();
  }

  /** The level stays: the next endpoint runs over the same line. */
  stop() {
    this.cancel?.();
    this.cancel = undefined;
    this.state.update((state) => ({ ...state, megabytesPerHour: null }));
  }

  private next() {
    this.due = this.clock.now() + EVERY_MS;
    this.cancel = this.clock.after(EVERY_MS, () => void this.look());
  }

  private async look() {
    const { cancel } = this;
    const figures = await this.figures();
    // Stopped meanwhile, and perhaps started again.
    if (cancel !== this.cancel) return;
    const now = this.clock.now();
    this.rate.count(now, new Map([...figures].map(([peer, { bytes }]) => [peer, bytes] as const)));
    if (this.pathBroken()) this.brokenAt = now;
    const late = now - this.due > LATE_MS;
    this.quality = this.judged(this.quality ?? goodLine(now), figures, now, late);
    this.state.set({ megabytesPerHour: this.rate.megabytesPerHour, level: this.quality.level });
    this.next();
  }

  private judged(was: LineQuality, figures: ReadonlyMap<string, PeerFigures>, now: number, late: boolean) {
    if (late) {
      this.looks.begin(figures);
      return was;
    }
    if (now < this.brokenAt + AFTER_BREAK_MS || isSettling(was, now)) {
      this.looks.begin(figures);
      return judge(was, NOT_JUDGED, now, this.screenShown());
    }
    return judge(was, this.looks.take(figures), now, this.screenShown());
  }
}
