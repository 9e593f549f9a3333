import { text } from '../../text';
import { Button } from '../shared/Button';
import { classes } from '../shared/classes';
import { Icon } from '../shared/Icon';
import { VideoTrack } from '../shared/Track';
import styles from './SharedScreen.module.css';

/** Why a screen that is shown to the group does not come to this device. */
export type Missing = 'saving' | 'weak' | null;

interface SharedScreenProps {
  /** Whose it is. */
  name: string;
  participantId: string;
  video: MediaStreamTrack | null;
  /** The sender's picture is on its way; before that there is nothing to see. */
  coming: boolean;
  missing: Missing;
  large: boolean;
  onLarge: (large: boolean) => void;
  onShowIt: () => void;
}

/** The screen that a lead shows: in whole, with whose it is beside it and never over it. */
export function SharedScreen({
  name,
  participantId,
  video,
  coming,
  missing,
  large,
  onLarge,
  onShowIt,
}: SharedScreenProps) {
  const shown = video !== null && coming && !missing;
  return (
    <figure
      class={styles.screen}
      data-testid="shared-screen"
      data-participant={participantId}
      data-video={shown}
    >
      <div
        class={classes(styles.picture, large && styles.large)}
        // What can be moved about by a finger can be by the arrow keys.
        {...(large && { tabIndex: 0, role: 'group', 'aria-label': text.screen.shows(name) })}
        onClick={() => shown && !large && onLarge(true)}
      >
        {shown ? (
          <VideoTrack track={video} class={styles.video} />
        ) : (
          <div class={styles.instead}>
            <Icon name="screen" size={40} />
            <p>{missing ? text.screen.missing[missing] : text.screen.coming}</p>
            {missing === 'saving' && (
              <Button look="main" onClick={onShowIt}>
                {text.screen.showIt}
              </Button>
            )}
          </div>
        )}
      </div>
      <figcaption class={styles.caption}>
        <span class={styles.whose}>
          <Icon name="screen" size={20} />
          <span>{text.screen.shows(name)}</span>
        </span>
        {(shown || large) && (
          <Button onClick={() => onLarge(!large)}>{large ? text.screen.smaller : text.screen.larger}</Button>
        )}
      </figcaption>
    </figure>
  );
}
