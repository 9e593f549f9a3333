import { useEffect, useState } from 'preact/hooks';
import { crisesOf, type CrisisHead } from '../../api/crises';
import type { SessionScope } from '../../api/path';
import { asFailure } from '../../errors';

const AGAIN_MS = 3000;

/** Loads the crises of a session, repeated until it succeeds and again when `since` changes. */
export function useCrises(
  scope: SessionScope,
  since?: unknown,
): { crises: CrisisHead[] | undefined; failed: boolean } {
  const [crises, setCrises] = useState<CrisisHead[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const read = () =>
      void crisesOf(scope).then(
        (found) => {
          if (gone) return;
          setFailed(false);
          setCrises(found);
        },
        (thrown: unknown) => {
          if (gone) return;
          setFailed(true);
          if (asFailure(thrown).category !== 'refused') again = setTimeout(read, AGAIN_MS);
        },
      );
    read();
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [since]);
  return { crises, failed };
}
