import { useEffect } from 'preact/hooks';
import { asFailure, retryDelay } from '../../errors';

interface Polling<Found> {
  everyMs: number;
  /** Undefined while polling is paused. */
  poll: (() => Promise<Found>) | undefined;
  onFound: (found: Found) => void;
  /** Receives the code of a failed poll, or undefined after a good one. */
  onProblem: (code: string | undefined) => void;
}

/** Polls at once and at the interval while the screen exists; anew when one of `on` changes. */
export function usePolling<Found>(
  { everyMs, poll, onFound, onProblem }: Polling<Found>,
  on: unknown[],
): void {
  useEffect(() => {
    if (!poll) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      let next = everyMs;
      try {
        const found = await poll();
        if (gone) return;
        onFound(found);
        onProblem(undefined);
      } catch (thrown) {
        next = retryDelay(thrown, everyMs);
        if (!gone) onProblem(asFailure(thrown).code);
      }
      if (!gone) timer = setTimeout(() => void again(), next);
    };
    void again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, on);
}
