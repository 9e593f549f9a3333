import type { Clock } from '../clock';
import { Observable } from '../observable';
import { DataRate } from './DataRate';
import type { PeerFigures } from './figures';

export interface LineState {
  /** Measured; null while there is nothing to go by. */
  megabytesPerHour: number | null;
}

const EVERY_MS = 2_000;

/** Looks at what the peer connections count, every two seconds while there are any. */
export class LineWatch {
  readonly state = new Observable<LineState>({ megabytesPerHour: null });
  private rate = new DataRate();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly figures: () => Promise<ReadonlyMap<string, PeerFigures>>,
  ) {}

  start() {
    if (this.cancel) return;
    this.rate = new DataRate();
    this.next();
  }

  stop() {
    this.cancel?.();
    this.cancel = undefined;
    this.state.set({ megabytesPerHour: null });
  }

  private next() {
    this.cancel = this.clock.after(EVERY_MS, () => void this.look());
  }

  private async look() {
    const { cancel } = this;
    const figures = await this.figures();
    // Stopped meanwhile, and perhaps started again.
    if (cancel !== this.cancel) return;
    this.rate.count(
      this.clock.now(),
      new Map([...figures].map(([peer, { bytes }]) => [peer, bytes] as const)),
    );
    const { megabytesPerHour } = this.rate;
    if (megabytesPerHour !== this.state.value.megabytesPerHour) this.state.set({ megabytesPerHour });
    this.next();
  }
}
