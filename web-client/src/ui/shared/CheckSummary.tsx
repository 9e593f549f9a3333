import type { LineCheck } from '../../protocol/messages';
import { text } from '../../text';
import styles from './CheckSummary.module.css';
import { timeOfDay } from './format';

/** For leads and the front desk: the verdict that the person saw, and what it is made of. */
export function CheckSummary({ check, zone }: { check: LineCheck; zone: string }) {
  return (
    <span class={styles.summary} data-testid="line-check">
      <span class={styles.rating} data-verdict={check.rating}>
        {text.lineCheck.seen[check.rating]}
      </span>
      <span class={styles.figures}>{text.lineCheck.figures(check, timeOfDay(check.at, zone))}</span>
    </span>
  );
}
