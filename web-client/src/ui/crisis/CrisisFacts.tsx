import type { CrisisCardView } from '../../api/crises';
import { telephoneLink } from '../../practice/telephone';
import { text } from '../../text';
import { timeOfDay } from '../shared/format';
import styles from './CrisisCard.module.css';

/** Location and contacts of the participant. Unreliable answers are not shown, only marked. */
export function CrisisFacts({ card, zone }: { card: CrisisCardView; zone: string | undefined }) {
  const { location, support, answersState } = card;
  const lines = location && text.listOf([location.address, location.city, location.county, location.state]);
  const broken = answersState === 'changed' || answersState === 'lost';
  return (
    <>
      {broken && (
        <p class={styles.warning} data-testid="answers-unreliable">
          {text.checkInState[answersState]}
        </p>
      )}
      <dl class={styles.facts}>
        <div>
          <dt>{text.crisis.place}</dt>
          <dd data-testid="crisis-place">
            {lines || (card.closed ? text.crisis.notKnown : text.crisis.noPlace)}
          </dd>
          {lines && !location?.confirmed && (
            <dd>{card.closed ? text.crisis.placeWasUnconfirmed : text.crisis.placeUnconfirmed}</dd>
          )}
        </div>
        <div>
          <dt>{text.crisis.phone}</dt>
          <dd>{card.telephone ? <Call number={card.telephone} /> : text.crisis.notKnown}</dd>
        </div>
        <div>
          <dt>{text.crisis.support}</dt>
          <dd>
            {support?.name ?? text.crisis.notKnown} {support?.phone && <Call number={support.phone} />}
          </dd>
        </div>
        {!broken && (
          <div>
            <dt>{text.crisis.numbers}</dt>
            {card.numbers.length === 0 && <dd>{text.crisis.noNumbers}</dd>}
            {card.numbers.map((one) => (
              <dd key={one.name}>
                {one.name} <Call number={one.number} />
              </dd>
            ))}
            {card.closed && card.numbers.length > 0 && <dd class={styles.soft}>{text.crisis.only911}</dd>}
          </div>
        )}
        <div>
          <dd class={styles.soft}>
            {card.lastMediaAt
              ? text.crisis.lastMedia(timeOfDay(card.lastMediaAt, zone))
              : text.crisis.neverMedia}
          </dd>
        </div>
      </dl>
    </>
  );
}

function Call({ number }: { number: string }) {
  return <a href={telephoneLink(number)}>{number}</a>;
}
