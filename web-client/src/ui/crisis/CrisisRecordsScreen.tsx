import type { SessionScope } from '../../api/path';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { Screen, Ways } from '../shared/Screen';
import { CrisisRecord } from './CrisisRecord';
import { useCrises } from './useCrises';

interface CrisisRecordsScreenProps {
  title: string;
  zone: string | undefined;
  scope: SessionScope;
  /** The label of the back button. */
  back: string;
  onBack: () => void;
}

/** Crisis records of a session, for its leads: to read and to complete. */
export function CrisisRecordsScreen({ title, zone, scope, back, onBack }: CrisisRecordsScreenProps) {
  const { crises, failed } = useCrises(scope);
  return (
    <Screen title={text.crisisRecords.title} over={title}>
      <p>{text.crisis.whoSees}</p>
      {failed && <p role="alert">{text.crisis.failed}</p>}
      {crises?.length === 0 && <p>{text.crisisRecords.none}</p>}
      {crises?.map((one) => (
        <CrisisRecord key={one.crisisId} head={one} zone={zone} scope={scope} />
      ))}
      <Ways>
        <Button look="plain" size="l" onClick={onBack}>
          {back}
        </Button>
      </Ways>
    </Screen>
  );
}
