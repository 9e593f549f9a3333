import { useEffect, useState } from 'preact/hooks';
import { addToLog, crisisCard, type CrisisCardView, type CrisisStep } from '../../api/crises';
import type { SessionScope } from '../../api/path';

const AGAIN_MS = 3000;

export interface CrisisCardRead {
  card: CrisisCardView | undefined;
  failed: 'card' | 'note' | undefined;
  /** Resolves to true when the entry was saved. */
  add: (step: CrisisStep, note?: string) => Promise<boolean>;
}

/** Loads a card, repeated until it succeeds, and adds to its log. It is loaded again when `since` changes. */
export function useCrisisCard(scope: SessionScope, crisisId: string, since: unknown): CrisisCardRead {
  const [card, setCard] = useState<CrisisCardView>();
  const [failed, setFailed] = useState<'card' | 'note'>();
  useEffect(() => {
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const read = () =>
      void crisisCard(scope, crisisId).then(
        (found) => {
          if (gone) return;
          setFailed(undefined);
          setCard(found);
        },
        () => {
          if (gone) return;
          setFailed('card');
          again = setTimeout(read, AGAIN_MS);
        },
      );
    read();
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [crisisId, since]);

  const add = async (step: CrisisStep, note?: string): Promise<boolean> => {
    try {
      const line = await addToLog(scope, crisisId, step, note);
      setCard((before) => before && { ...before, log: [...before.log, line] });
      setFailed(undefined);
      return true;
    } catch {
      setFailed('note');
      return false;
    }
  };
  return { card, failed, add };
}
