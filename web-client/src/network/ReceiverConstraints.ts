import type { Clock } from '../clock';
import type { ReceiverConstraint } from '../protocol/messages';

/** Why fewer videos than the screen shows, or smaller ones. */
export interface Restraint {
  /** Nobody's. */
  none: boolean;
  /** None taller than the smallest that senders offer. */
  small: boolean;
  /** Somebody shows a screen, which is the last to go: whose, and how tall at most. 0: not at all. */
  screen?: { of: string; tallest: number } | undefined;
}

/** Of a screen, the smallest in which text can be read. */
export const READABLE = 360;
export const TALLEST = 1080;

const GATHER_MS = 200;
/** Somebody who has just come is looked for: only what the same moment brings is gathered. */
const NEWCOMER_MS = 20;
/** Somebody who only looks at another page for a moment keeps the pictures. */
const HIDDEN_FOR_MS = 2_000;
const SMALL = 180;
/** A tile that grows by a few pixels is no news. */
const STEPS = [90, SMALL, READABLE, 720, TALLEST];

/** What to ask for. `undefined`: nothing was shown yet, so there is nothing to say. Pure. */
export function constraintsFor(
  tiles: ReadonlyMap<string, number> | undefined,
  hidden: boolean,
  { none, small, screen }: Restraint,
): ReceiverConstraint[] | undefined {
  if (hidden || (none && !screen?.tallest)) return [];
  const face = none ? 0 : small ? SMALL : TALLEST;
  return (
    tiles &&
    [...tiles]
      .map(([participantId, height]) => {
        const tallest = participantId === screen?.of ? screen.tallest : face;
        const step = STEPS.find((one) => one >= height) ?? TALLEST;
        return { participantId, height: height > 0 ? Math.min(step, tallest) : 0 };
      })
      .filter(({ height }) => height > 0)
      .sort((a, b) => (a.participantId < b.participantId ? -1 : 1))
  );
}

/** Tells the server which videos this screen shows: when it changes, gathered, and anew on each connection. */
export class ReceiverConstraints {
  private tiles: ReadonlyMap<string, number> | undefined;
  private hidden = false;
  private restraint: Restraint = { none: false, small: false };
  private told: string | undefined;
  private asked: ReadonlySet<string> = new Set();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly say: (video: ReceiverConstraint[]) => void,
  ) {}

  /** How tall each participant's video is on the screen, in pixels. */
  setVisibleTiles(tiles: ReadonlyMap<string, number>) {
    this.tiles = tiles;
    const newcomer = [...tiles.keys()].some((participantId) => !this.asked.has(participantId));
    this.tellAfter(newcomer ? NEWCOMER_MS : GATHER_MS);
  }

  pageHidden(hidden: boolean) {
    if (this.hidden === hidden) return;
    this.hidden = hidden;
    this.tellAfter(hidden ? HIDDEN_FOR_MS : 0);
  }

  /** At once: a line that is full, or paid for by the megabyte, waits for nothing. */
  restrain(restraint: Restraint) {
    this.restraint = restraint;
    this.tell();
  }

  /** A new connection: the server knows nothing any more. */
  connected() {
    this.told = undefined;
    this.tell();
  }

  stop() {
    this.cancel?.();
  }

  private tellAfter(ms: number) {
    this.cancel?.();
    this.cancel = this.clock.after(ms, () => this.tell());
  }

  private tell() {
    this.cancel?.();
    this.asked = new Set(this.tiles?.keys());
    const video = constraintsFor(this.tiles, this.hidden, this.restraint);
    const words = JSON.stringify(video);
    if (!video || words === this.told) return;
    this.told = words;
    this.say(video);
  }
}
