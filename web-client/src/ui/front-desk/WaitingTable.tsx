import type { WaitingPerson } from '../../protocol/messages';
import { text } from '../../text';
import cardStyles from '../shared/Card.module.css';
import { PreflightSummary } from '../shared/PreflightSummary';
import { timeOfDay } from '../shared/format';
import styles from './FrontDesk.module.css';

/**
 * The waiting participants with their connection checks, so that the front desk can call one in trouble before the
 * group begins.
 */
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
              {!person.connected && ` · ${text.lead.connectionDropped}`}
            </span>
            {person.preflight ? (
              <PreflightSummary check={person.preflight} zone={zone} />
            ) : (
              <span class={styles.phase}>{text.frontDesk.noCheck}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
