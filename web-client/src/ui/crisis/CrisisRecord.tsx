import type { CrisisHead } from '../../api/crises';
import type { SessionScope } from '../../api/path';
import { text } from '../../text';
import cardStyles from '../shared/Card.module.css';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import styles from './CrisisCard.module.css';
import { CrisisFacts } from './CrisisFacts';
import { CrisisLog, NoteForm } from './CrisisLog';
import { useCrisisCard } from './useCrisisCard';

interface CrisisRecordProps {
  head: CrisisHead;
  zone: string | undefined;
  scope: SessionScope;
}

/** One crisis, open or closed: facts, log, and a field for a note. */
export function CrisisRecord({ head, zone, scope }: CrisisRecordProps) {
  const { card, failed, add } = useCrisisCard(scope, head.crisisId, undefined);
  const id = `crisis-${head.crisisId}`;
  return (
    <section class={classes(cardStyles.card, styles.record)} aria-labelledby={id} data-testid="crisis-record">
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

function whenOf({ raisedAt, closed }: CrisisHead, zone: string | undefined): string {
  const raised = timeOfDay(raisedAt, zone);
  if (!closed) return text.crisisRecords.open(raised);
  const until = timeOfDay(closed.at, zone);
  return closed.by
    ? text.crisisRecords.closed(raised, until, closed.by)
    : text.crisisRecords.notClosed(raised, until);
}
