import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { CircleOfChairs } from '../shared/CircleOfChairs';
import { classes } from '../shared/classes';
import { Icon } from '../shared/Icon';
import { FocusedHeading } from '../shared/Screen';
import styles from './RoomHeader.module.css';

export function RoomHeader({ state, onOtherDevice }: { state: RoomState; onOtherDevice: () => void }) {
  const { session, participants } = state;
  return (
    <header class={styles.header}>
      <CircleOfChairs size={34} chairs={{ 4: 'own' }} />
      <div class={styles.about}>
        <FocusedHeading title={session.title} class={styles.title} />
        <p class={styles.state}>
          <span
            class={classes(styles.dot, session.phase === 'in-session' && styles.live)}
            aria-hidden="true"
          />
          {text.phases[session.phase]} · {text.room.people(participants.length)}
        </p>
      </div>
      <button type="button" class={styles.device} onClick={onOtherDevice}>
        <Icon name="device" />
        <span class={styles.word}>{text.otherDevice.open}</span>
      </button>
    </header>
  );
}
