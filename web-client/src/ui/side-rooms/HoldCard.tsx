import { text } from '../../text';
import styles from './HoldCard.module.css';

/** No counselor watches over the group for the moment. Nothing is asked of anybody. */
export function HoldCard() {
  return (
    <section class={styles.card} data-testid="hold">
      <h2>{text.hold.title}</h2>
      <p>{text.hold.body}</p>
    </section>
  );
}
