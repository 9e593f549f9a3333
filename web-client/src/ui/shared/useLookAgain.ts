import { useEffect } from 'preact/hooks';
import { asFailure, retryDelay } from '../../errors';

interface Look<Found> {
  everyMs: number;
  /** Undefined: nobody looks now. */
  look: (() => Promise<Found>) | undefined;
  onFound: (found: Found) => void;
  /** The code of what went wrong, or that it is well again. */
  onProblem: (code: string | undefined) => void;
}

/** Looks at once, and again and again while the screen stands; anew when one of `on` changes. */
export function useLookAgain<Found>({ everyMs, look, onFound, onProblem }: Look<Found>, on: unknown[]): void {
  useEffect(() => {
    if (!look) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      let next = everyMs;
      try {
        const found = await look();
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
