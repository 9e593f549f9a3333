import { text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { CallPractice } from '../shared/CallPractice';
import { CircleOfChairs } from '../shared/CircleOfChairs';
import { useLasting } from '../shared/useLasting';
import styles from './OpeningScreen.module.css';

/** Too long for a connection that is only slow. */
const STUCK_AFTER_MS = 20_000;

/** A calm animation while the page connects; after a while, the practice's telephone. */
export function OpeningScreen() {
  const stuck = useLasting(true, STUCK_AFTER_MS);
  return (
    <main class={styles.opening}>
      <div class={styles.sign}>
        <CircleOfChairs size={96} chairs={{ 4: 'own' }} />
      </div>
      <h1 class={styles.title}>{text.landing.opening}</h1>
      <p class={styles.calm}>{text.landing.calm}</p>
      {stuck && <CallPractice />}
      <Announcer say={text.landing.opening} />
    </main>
  );
}
