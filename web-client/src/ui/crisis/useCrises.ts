import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../../errors';
import { crisesOf, type CrisisHead, type SessionJson } from './crisisCard';

const AGAIN_MS = 3000;

/** The crises of a session, asked for until they are told, and again when `since` changes. */
export function useCrises(
  json: SessionJson,
  since?: unknown,
): { crises: CrisisHead[] | undefined; failed: boolean } {
  const [crises, setCrises] = useState<CrisisHead[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const read = () =>
      void crisesOf(json).then(
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
