import { useEffect, useState } from 'preact/hooks';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { timeOfDay } from '../shared/format';
import { Screen, Ways } from '../shared/Screen';
import styles from './CrisisCard.module.css';
import { CrisisFacts } from './CrisisFacts';
import { CrisisLog, NoteForm } from './CrisisLog';
import { crisesOf, type CrisisHead, type SessionJson } from './crisisCard';
import { useCrisisCard } from './useCrisisCard';

const AGAIN_MS = 3000;

interface CrisisRecordsScreenProps {
  title: string;
  zone: string;
  json: SessionJson;
  onBack: () => void;
}

/** What happened when somebody needed help, for who led that session: to be read, and to be completed. */
export function CrisisRecordsScreen({ title, zone, json, onBack }: CrisisRecordsScreenProps) {
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
        () => {
          if (gone) return;
          setFailed(true);
          again = setTimeout(read, AGAIN_MS);
        },
      );
    read();
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, []);
  return (
    <Screen title={text.crisisRecords.title} over={title}>
      <p>{text.crisis.whoSees}</p>
      {failed && <p role="alert">{text.crisis.failed}</p>}
      {crises?.length === 0 && <p>{text.crisisRecords.none}</p>}
      {crises?.map((one) => (
        <CrisisRecord key={one.crisisId} head={one} zone={zone} json={json} />
      ))}
      <Ways>
        <Button look="plain" size="l" onClick={onBack}>
          {text.out.toToday}
        </Button>
      </Ways>
    </Screen>
  );
}

interface CrisisRecordProps {
  head: CrisisHead;
  zone: string;
  json: SessionJson;
}

function CrisisRecord({ head, zone, json }: CrisisRecordProps) {
  const { card, failed, add } = useCrisisCard(json, head.crisisId, undefined);
  const id = `crisis-${head.crisisId}`;
  return (
    <section class={styles.record} aria-labelledby={id} data-testid="crisis-record">
      <div>
        <h2 id={id}>{text.crisis.card(head.name)}</h2>
        <p class={styles.soft}>{whenOf(head, zone)}</p>
      </div>
      {card && <CrisisFacts card={card} zone={zone} />}
      {failed && <p role="alert">{failed === 'card' ? text.crisis.failed : text.crisis.notSaved}</p>}
      <h3>{text.crisis.log}</h3>
      {card && <CrisisLog log={card.log} zone={zone} />}
      <NoteForm
        hint={head.closed ? text.crisisRecords.keptAsLate : text.crisis.whoSees}
        onAdd={(note) => add('note', note)}
      />
    </section>
  );
}

function whenOf({ raisedAt, closed }: CrisisHead, zone: string): string {
  const raised = timeOfDay(raisedAt, zone);
  if (!closed) return text.crisisRecords.open(raised);
  const until = timeOfDay(closed.at, zone);
  return closed.by
    ? text.crisisRecords.closed(raised, until, closed.by)
    : text.crisisRecords.notClosed(raised, until);
}
