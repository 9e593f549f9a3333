import type { Failure } from '../../errors';
import { failureText, text } from '../../text';
import { Button } from '../shared/Button';
import styles from './DeviceHelp.module.css';

/** A failure of the camera or microphone, with its remedy. */
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
