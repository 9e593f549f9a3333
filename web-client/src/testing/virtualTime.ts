import type { Clock } from '../clock';

interface Planned {
  at: number;
  order: number;
  action: () => void;
}

/** A clock that moves only when told to. */
export class VirtualTime implements Clock {
  private time = Date.parse('2026-11-21T17:00:00Z');
  private order = 0;
  private planned: Planned[] = [];

  now() {
    return this.time;
  }

  after(ms: number, action: () => void) {
    const one = { at: this.time + ms, order: this.order++, action };
    this.planned.push(one);
    return () => {
      this.planned = this.planned.filter((other) => other !== one);
    };
  }

  /** Advances the clock, runs due actions in order, and lets promises settle in between. */
  async elapse(ms: number) {
    const until = this.time + ms;
    await settle();
    for (;;) {
      const next = this.planned
        .filter((one) => one.at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.planned = this.planned.filter((one) => one !== next);
      this.time = next.at;
      next.action();
      await settle();
    }
    this.time = until;
    await settle();
  }
}

/** Lets promises that are already decided run their continuations. */
export async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
