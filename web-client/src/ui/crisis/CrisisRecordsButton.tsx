import { useEffect, useState } from 'preact/hooks';
import { crisesOf } from '../../api/crises';
import type { SessionScope } from '../../api/path';
import { asFailure } from '../../errors';
import { text } from '../../text';
import { Button } from '../shared/Button';

interface CrisisRecordsButtonProps {
  scope: SessionScope;
  onOpen: () => void;
}

/** The button to the crisis records, after a session with a crisis. */
export function CrisisRecordsButton({ scope, onOpen }: CrisisRecordsButtonProps) {
  const [there, setThere] = useState(false);
  useEffect(() => {
    let gone = false;
    crisesOf(scope).then(
      (crises) => !gone && setThere(crises.length > 0),
      // Without an answer the page shows the problem and asks again.
      (thrown: unknown) => !gone && setThere(asFailure(thrown).category !== 'refused'),
    );
    return () => {
      gone = true;
    };
  }, []);
  return there ? (
    <Button size="l" onClick={onOpen}>
      {text.crisisRecords.title}
    </Button>
  ) : null;
}
