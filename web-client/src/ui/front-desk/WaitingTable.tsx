import type { WaitingPerson } from '../../protocol/messages';
import { text } from '../../text';
import cardStyles from '../shared/Card.module.css';
import { CheckSummary } from '../shared/CheckSummary';
import { timeOfDay } from '../shared/format';
import styles from './FrontDesk.module.css';

/** Who waits, and what the check of their line said: somebody in trouble can be called before the group begins. */
export function WaitingTable({ people, zone }: { people: WaitingPerson[]; zone: string }) {
  return (
    <section class={cardStyles.card} aria-labelledby="waiting">
      <h2 id="waiting">{text.frontDesk.waitingRoom(people.length)}</h2>
      <ul class={styles.waiting}>
        {people.map((person) => (
          <li key={person.participantId} data-testid="waiting-person">
            <span class={styles.waitingName}>{person.name}</span>
            <span class={styles.phase}>
              {text.frontDesk.columns.arrived} {timeOfDay(person.arrivedAt, zone)}
              {!person.connected && ` · ${text.lead.lineDropped}`}
            </span>
            {person.preflight ? (
              <CheckSummary check={person.preflight} zone={zone} />
            ) : (
              <span class={styles.phase}>{text.frontDesk.noCheck}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
