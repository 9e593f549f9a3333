import type { Failure } from '../../errors';
import { failureText, text } from '../../text';
import { Button } from '../shared/Button';
import styles from './DeviceHelp.module.css';

/** Why the camera or microphone is not there, and the way out. */
export function DeviceHelp({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { title, next } = failureText(failure.code);
  return (
    <div class={styles.help} role="alert">
      <p class={styles.title}>{title}</p>
      <p>{next}</p>
      <div>
        <Button onClick={onRetry}>{text.preflight.tryAgain}</Button>
      </div>
    </div>
  );
}
