import type { LocalMedia } from '../../media/LocalMedia';
import { sends } from '../../media/LocalMedia';
import type { SessionView } from '../../protocol/messages';
import { text } from '../../text';
import { timeOfDay } from '../shared/format';
import { Icon } from '../shared/Icon';
import { useObservable } from '../shared/useObservable';
import styles from './BreakScreen.module.css';

/** Replaces the gallery during a break. It shows whether microphone and camera are on: that is easily forgotten. */
export function BreakScreen({ session, local }: { session: SessionView; local: LocalMedia }) {
  const { audio, video } = useObservable(local.state);
  return (
    <section class={styles.break} aria-label={text.break.title}>
      <span class={styles.cup}>
        <Icon name="cup" size={56} />
      </span>
      <h2 class={styles.title}>{text.break.title}</h2>
      {session.breakSince && <p>{text.break.since(timeOfDay(session.breakSince, session.zone))}</p>}
      <p class={styles.body}>{text.break.body}</p>
      <ul class={styles.switches}>
        <li>
          <Icon name={sends(audio) ? 'microphone' : 'microphone-off'} size={20} />
          {sends(audio) ? text.break.micOn : text.break.micOff}
        </li>
        <li>
          <Icon name={sends(video) ? 'camera' : 'camera-off'} size={20} />
          {sends(video) ? text.break.cameraOn : text.break.cameraOff}
        </li>
      </ul>
    </section>
  );
}
