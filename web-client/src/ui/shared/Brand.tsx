import { text } from '../../text';
import styles from './Brand.module.css';
import { CircleOfChairs } from './CircleOfChairs';

export function Brand({ small = false }: { small?: boolean }) {
  return (
    <span class={styles.brand}>
      <CircleOfChairs size={small ? 28 : 34} chairs={{ 4: 'own' }} />
      <span class={styles.word}>{text.name}</span>
    </span>
  );
}
