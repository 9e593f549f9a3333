import type { Participant } from '../../protocol/messages';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { classes } from '../shared/classes';
import { Icon } from '../shared/Icon';
import { VideoTrack } from '../shared/Track';
import { useFlowing } from '../shared/useFlowing';
import styles from './SharedScreen.module.css';

/** The reason that a shared screen is not received on this device. */
export type Missing = 'saving' | 'weak' | null;

interface SharedScreenProps {
  /** The participant who shows it. */
  by: Participant;
  video: MediaStreamTrack | null;
  missing: Missing;
  large: boolean;
  onLarge: (large: boolean) => void;
  onShowIt: () => void;
}

/** A shared screen in full, with its owner's name beside it and never over it. */
export function SharedScreen({ by, video, missing, large, onLarge, onShowIt }: SharedScreenProps) {
  const flowing = useFlowing(video);
  const shown = video !== null && !missing && by.sending.video && (by.media.video || flowing);
  return (
    <figure
      class={styles.screen}
      data-testid="shared-screen"
      data-participant={by.participantId}
      data-video={shown}
      data-large={large}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button below does the same */}
      <div
        class={classes(styles.picture, large && styles.large)}
        // Content that a finger can scroll must be reachable by the arrow keys too.
        {...(large && { tabIndex: 0, role: 'group', 'aria-label': text.screen.shows(by.name) })}
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
          <span>{text.screen.shows(by.name)}</span>
        </span>
        {(shown || large) && (
          <Button onClick={() => onLarge(!large)}>{large ? text.screen.smaller : text.screen.larger}</Button>
        )}
      </figcaption>
    </figure>
  );
}
