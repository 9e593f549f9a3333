import type { Clock } from '../clock';
import { Observable } from '../observable';
import { DataRate } from './DataRate';
import type { PeerStats } from './peerStats';
import {
  goodNetwork,
  isSettling,
  judge,
  type Level,
  type NetworkQuality,
  type NetworkSample,
} from './networkQuality';
import { NetworkSamples } from './NetworkSamples';

export interface NetworkState {
  /** The measured rate; null without enough data. */
  megabytesPerHour: number | null;
  /** The present degradation. */
  level: Level;
}

const EVERY_MS = 2_000;
/** A sample that comes this much late was delayed by the device itself, which may have caused the loss too. */
const LATE_MS = 1_000;
/** Losses of a broken path are counted after its repair, and reported by the bridge some seconds later. */
const AFTER_BREAK_MS = 6_000;
const NOT_JUDGED: NetworkSample = { loss: null, lossNow: null, roundTripMs: null, availableBits: null };

/** Samples the statistics of the peer connections every two seconds and judges the network. */
export class NetworkMonitor {
  readonly state = new Observable<NetworkState>({ megabytesPerHour: null, level: 'full' });
  private rate = new DataRate();
  private quality: NetworkQuality | undefined;
  private samples = new NetworkSamples();
  private brokenAt = -Infinity;
  private due = 0;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly figures: () => Promise<ReadonlyMap<string, PeerStats>>,
    private readonly screenShown: () => boolean,
    private readonly pathBroken: () => boolean,
  ) {}

  start() {
    if (this.cancel) return;
    this.rate = new DataRate();
    this.samples = new NetworkSamples();
    this.next();
  }

  /** Keeps the level: the next endpoint uses the same network. */
  stop() {
    this.cancel?.();
    this.cancel = undefined;
    this.state.update((state) => ({ ...state, megabytesPerHour: null }));
  }

  private next() {
    this.due = this.clock.now() + EVERY_MS;
    this.cancel = this.clock.after(EVERY_MS, () => void this.sample());
  }

  private async sample() {
    const { cancel } = this;
    const figures = await this.figures();
    // Stopped meanwhile, and perhaps started again.
    if (cancel !== this.cancel) return;
    const now = this.clock.now();
    this.rate.count(now, new Map([...figures].map(([peer, { bytes }]) => [peer, bytes] as const)));
    if (this.pathBroken()) this.brokenAt = now;
    const late = now - this.due > LATE_MS;
    this.quality = this.judged(this.quality ?? goodNetwork(now), figures, now, late);
    this.state.set({ megabytesPerHour: this.rate.megabytesPerHour, level: this.quality.level });
    this.next();
  }

  private judged(was: NetworkQuality, figures: ReadonlyMap<string, PeerStats>, now: number, late: boolean) {
    if (late) {
      this.samples.begin(figures);
      return was;
    }
    if (now < this.brokenAt + AFTER_BREAK_MS || isSettling(was, now)) {
      this.samples.begin(figures);
      return judge(was, NOT_JUDGED, now, this.screenShown());
    }
    return judge(was, this.samples.take(figures), now, this.screenShown());
  }
}
