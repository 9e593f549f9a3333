import type { Clock } from '../clock';
import type { ReceiverConstraint } from '../protocol/messages';

/** Limits on the requested videos, below what the screen shows. */
export interface Restraint {
  /** No video of other participants. */
  none: boolean;
  /** No video above the smallest size that senders offer. */
  small: boolean;
  /** A shared screen is the last to be dropped: its owner, and its greatest height; 0 requests none. */
  screen?: { of: string; tallest: number } | undefined;
}

/** The smallest height of a screen at which text can be read. */
export const READABLE = 360;
export const TALLEST = 1080;

const GATHER_MS = 200;
/** A new tile is requested sooner: only changes of the same moment are gathered. */
const NEWCOMER_MS = 20;
/** A short visit to another page keeps the videos. */
const HIDDEN_FOR_MS = 2_000;
const SMALL = 180;
/** Heights are rounded up to a step, so that a change of a few pixels sends nothing. */
const STEPS = [90, SMALL, READABLE, 720, TALLEST];

/** Computes the requested videos; `undefined` while nothing was shown yet. Pure. */
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

/**
 * Tells the server which videos this screen shows and at which height: on a change, gathered, and on each new
 * connection.
 */
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

  /** Sets the height of each participant's tile, in pixels. */
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

  /** Applies limits at once: a full or metered connection must not wait. */
  restrain(restraint: Restraint) {
    this.restraint = restraint;
    this.tell();
  }

  /** Repeats the request on a new connection, of which the server knows nothing. */
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
