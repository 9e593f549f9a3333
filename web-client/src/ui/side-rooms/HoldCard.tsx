import { text } from '../../text';
import styles from './HoldCard.module.css';

/** Shown while no counselor supervises the group. Participants have nothing to do. */
export function HoldCard() {
  return (
    <section class={styles.card} data-testid="hold">
      <h2>{text.hold.title}</h2>
      <p>{text.hold.body}</p>
    </section>
  );
}
