import type { Clock } from '../clock';
import type { Command, CommandMessage } from './messages';

/** The outcome of a command. `abandoned`: the connection ended for good before an answer came. */
export type Outcome = { done: true } | { done: false; code: string };

interface Pending {
  message: CommandMessage;
  tries: number;
  settle: (outcome: Outcome) => void;
}

/** Codes after which the same command may be sent again, because nothing happened. */
const PASSING = new Set(['unavailable', 'busy', 'too-many-messages']);
const TRIES = 6;
const TRY_AGAIN_MS = 1_000;

/** Commands without an answer yet, in order. The server executes each id once, so resending is safe. */
export class Outbox {
  private readonly pending = new Map<string, Pending>();
  private readonly prefix: string;
  private count = 0;

  constructor(
    private readonly clock: Clock,
    random: () => number,
    private readonly send: (message: CommandMessage) => void,
  ) {
    // Two tabs, or a tab before and after a reload, must not use one id for two commands.
    this.prefix = Math.floor(random() * 2 ** 40).toString(36);
  }

  put(command: Command): Promise<Outcome> {
    this.count += 1;
    const message: CommandMessage = { ...command, id: `${this.prefix}-${this.count}` };
    return new Promise((settle) => {
      this.pending.set(message.id, { message, tries: 1, settle });
      this.send(message);
    });
  }

  resend() {
    for (const { message } of this.pending.values()) this.send(message);
  }

  done(id: string) {
    this.settle(id, { done: true });
  }

  rejected(id: string, code: string) {
    const one = this.pending.get(id);
    if (one && PASSING.has(code) && one.tries < TRIES) {
      one.tries += 1;
      this.clock.after(TRY_AGAIN_MS * one.tries, () => this.pending.has(id) && this.send(one.message));
      return;
    }
    this.settle(id, { done: false, code });
  }

  abandon() {
    for (const id of [...this.pending.keys()]) this.settle(id, { done: false, code: 'abandoned' });
  }

  private settle(id: string, outcome: Outcome) {
    this.pending.get(id)?.settle(outcome);
    this.pending.delete(id);
  }
}
