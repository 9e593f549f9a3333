import { crisisSteps } from '../../api/crises';
import type { Crisis } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Button } from '../shared/Button';
import { useNow } from '../shared/useNow';
import styles from './CrisisCard.module.css';
import { CrisisFacts } from './CrisisFacts';
import { CrisisLog, NoteForm } from './CrisisLog';
import { minutesAndSeconds } from './crisisViews';
import { useCrisisCard } from './useCrisisCard';

interface CrisisCardProps {
  crisis: Crisis;
  clockAheadMs: number;
  zone: string;
  controller: Pick<RoomController, 'api' | 'sessionId'>;
}

/** The crisis card: contacts and log, for a lead beside the participant. */
export function CrisisCard({ crisis, clockAheadMs, zone, controller }: CrisisCardProps) {
  const now = useNow(1000) + clockAheadMs;
  // A returning participant has media again.
  const { card, failed, add } = useCrisisCard(controller, crisis.crisisId, crisis.connected);
  const id = `card-${crisis.crisisId}`;
  return (
    <section class={styles.card} aria-labelledby={id} data-testid="crisis-card">
      <div class={styles.heading}>
        <h3 id={id}>{text.crisis.card(crisis.name)}</h3>
        <span>{text.crisis.since(minutesAndSeconds(now - Date.parse(crisis.raisedAt)))}</span>
      </div>
      <p class={styles.warning}>{text.crisis.only911}</p>
      {card && <CrisisFacts card={card} zone={zone} />}
      {failed && <p role="alert">{failed === 'card' ? text.crisis.failed : text.crisis.notSaved}</p>}
      <h4>{text.crisis.log}</h4>
      <div class={styles.steps}>
        {crisisSteps.map((step) => (
          <Button key={step} onClick={() => void add(step)}>
            {text.crisis.steps[step]}
          </Button>
        ))}
      </div>
      <NoteForm hint={text.crisis.whoSees} onAdd={(note) => add('note', note)} />
      {card && <CrisisLog log={card.log} zone={zone} />}
    </section>
  );
}
