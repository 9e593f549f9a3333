import type { PreflightResult } from '../../protocol/messages';
import { text } from '../../text';
import styles from './PreflightSummary.module.css';
import { timeOfDay } from './format';

/** The verdict of the connection check with its figures, for leads and the front desk. */
export function PreflightSummary({ check, zone }: { check: PreflightResult; zone: string }) {
  return (
    <span class={styles.summary} data-testid="line-check">
      <span class={styles.verdict} data-verdict={check.rating}>
        {text.connectionCheck.seen[check.rating]}
      </span>
      <span class={styles.figures}>{text.connectionCheck.figures(check, timeOfDay(check.at, zone))}</span>
    </span>
  );
}
