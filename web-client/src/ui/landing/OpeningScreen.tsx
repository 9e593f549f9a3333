import { text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { CircleOfChairs } from '../shared/CircleOfChairs';
import styles from './OpeningScreen.module.css';

/** While the line is slow: the sign, breathing. */
export function OpeningScreen() {
  return (
    <main class={styles.opening}>
      <div class={styles.sign}>
        <CircleOfChairs size={96} chairs={{ 4: 'own' }} />
      </div>
      <h1 class={styles.title}>{text.landing.opening}</h1>
      <p class={styles.calm}>{text.landing.calm}</p>
      <Announcer say={text.landing.opening} />
    </main>
  );
}
