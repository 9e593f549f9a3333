import type { RoomState } from '../../session/state';
import { text } from '../../text';
import { CircleOfChairs } from '../shared/CircleOfChairs';
import { classes } from '../shared/classes';
import { Icon } from '../shared/Icon';
import { FocusedHeading } from '../shared/Screen';
import { besideOneself } from '../side-rooms/whereabouts';
import { nowAndNext } from './nowAndNext';
import styles from './RoomHeader.module.css';

interface RoomHeaderProps {
  state: RoomState;
  /** Other people's video is not loaded. */
  saving: boolean;
  onNetwork: () => void;
  onOtherDevice: () => void;
}

export function RoomHeader({ state, saving, onNetwork, onOtherDevice }: RoomHeaderProps) {
  const { session } = state;
  const agenda = nowAndNext(session);
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
          {text.remarks([text.phases[session.phase], text.room.people(besideOneself(state).length)])}
        </p>
        {agenda.length > 0 && (
          <p class={styles.agenda} data-testid="now-and-next">
            {agenda.map((words) => (
              <span key={words}>{words}</span>
            ))}
          </p>
        )}
      </div>
      <button type="button" class={classes(styles.device, saving && styles.saving)} onClick={onNetwork}>
        <Icon name="network" />
        <span class={styles.word}>{saving ? text.network.openSaving : text.network.open}</span>
      </button>
      <button type="button" class={styles.device} onClick={onOtherDevice}>
        <Icon name="device" />
        <span class={styles.word}>{text.otherDevice.open}</span>
      </button>
    </header>
  );
}
