import type { CheckIn, RelapseSign } from '../../protocol/messages';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import styles from './CheckInCard.module.css';
import { Trend } from './Trend';

interface CheckInCardProps {
  participantId: string;
  name: string;
  checkIn: CheckIn;
  zone: string;
  controller: RoomController;
}

/** The check-in answers of a participant, with the trend of the last weeks. */
export function CheckInCard({ participantId, name, checkIn, zone, controller }: CheckInCardProps) {
  return (
    <section class={styles.card} aria-label={text.lead.answersOf(name)} data-testid="check-in-card">
      <p class={styles.when}>
        {text.lead.answeredAt(timeOfDay(checkIn.receivedAt, zone))}
        {!checkIn.locationConfirmed && (
          <>
            {text.dot}
            <strong class={styles.unconfirmed}>{text.lead.notConfirmed}</strong>
          </>
        )}
      </p>
      {checkIn.sign && <p class={styles.sign}>{signWords(checkIn.sign)}</p>}
      {checkIn.answersState !== 'good' ? (
        <p
          class={classes(checkIn.answersState !== 'coming' && styles.unreliable)}
          data-testid="answers-state"
        >
          {text.checkInState[checkIn.answersState]}
        </p>
      ) : (
        <dl class={styles.answers}>
          {checkIn.answers.map((one) => (
            <div key={one.linkId} class={classes(alarming(one.linkId, one.value) && styles.alarming)}>
              <dt>{one.label}</dt>
              <dd>{words(one.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Trend participantId={participantId} receivedAt={checkIn.receivedAt} controller={controller} />
    </section>
  );
}

function signWords(sign: RelapseSign): string {
  return sign.kind === 'used' ? text.lead.signs.used : text.lead.signs.cravingUp(sign.by ?? 0);
}

function words(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? text.lead.yes : text.lead.no;
  return String(value);
}

/** The answers that made the server put this person first. */
function alarming(linkId: string, value: string | number | boolean): boolean {
  switch (linkId) {
    case 'safe':
    case 'private':
      return value === false;
    case 'driving':
    case 'used':
      return value === true;
    case 'craving':
      return typeof value === 'number' && value >= 7;
    default:
      return false;
  }
}
