import { telephoneLink, practiceTelephone } from '../../practice/telephone';
import { text } from '../../text';
import styles from './CallPractice.module.css';

/** The practice's telephone, for a participant who is stuck; nothing where the practice gave none. */
export function CallPractice() {
  const number = practiceTelephone();
  if (!number) return null;
  return (
    <p class={styles.call} data-testid="call-practice">
      {text.practice.call}{' '}
      <a class={styles.number} href={telephoneLink(number)} aria-label={text.practice.callNamed(number)}>
        {number}
      </a>
    </p>
  );
}
