/** A shorter measurement is not reported. */
const LEAST_MS = 4_000;
const WINDOW_MS = 20_000;
const HOUR_MS = 3_600_000;

interface Spent {
  at: number;
  bytes: number;
}

/** Estimates the data used per hour from the last seconds. Its input counters may start again at 0. */
export class DataRate {
  private counters = new Map<string, number>();
  private spent: Spent[] = [];

  /** Adds a sample: total `bytes` by peer connection. */
  count(at: number, bytes: ReadonlyMap<string, number>) {
    let since = 0;
    for (const [peer, counted] of bytes) since += Math.max(0, counted - (this.counters.get(peer) ?? 0));
    const first = this.spent.length === 0;
    this.counters = new Map(bytes);
    // The rate before the first sample is unknown.
    this.spent = [...this.spent.filter((one) => one.at >= at - WINDOW_MS), { at, bytes: first ? 0 : since }];
  }

  /** Megabytes per hour; null until there is enough data. */
  get megabytesPerHour(): number | null {
    const first = this.spent[0];
    const last = this.spent[this.spent.length - 1];
    if (!first || !last || last.at - first.at < LEAST_MS) return null;
    const bytes = this.spent.slice(1).reduce((total, one) => total + one.bytes, 0);
    return (bytes / (last.at - first.at)) * (HOUR_MS / 1e6);
  }
}
