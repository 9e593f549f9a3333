import type { Clock } from '../clock';

/**
 * Limits the messages per second, with a burst of one second's worth, and keeps their order. The server refuses faster
 * senders; a burst of ICE candidates must not displace the answer behind it.
 */
export class Pacer {
  private readonly waiting: (() => void)[] = [];
  private allowance: number;
  private countedAt: number;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly perSecond: number,
  ) {
    this.allowance = perSecond;
    this.countedAt = clock.now();
  }

  run(send: () => void) {
    this.waiting.push(send);
    this.drain();
  }

  /** Drops unsent messages of a lost socket. */
  stop() {
    this.waiting.length = 0;
    this.cancel?.();
  }

  private drain() {
    const now = this.clock.now();
    this.allowance = Math.min(
      this.perSecond,
      this.allowance + ((now - this.countedAt) * this.perSecond) / 1000,
    );
    this.countedAt = now;
    while (this.waiting.length > 0 && this.allowance >= 1) {
      this.allowance -= 1;
      this.waiting.shift()?.();
    }
    this.cancel?.();
    if (this.waiting.length > 0) this.cancel = this.clock.after(1000 / this.perSecond, () => this.drain());
  }
}
