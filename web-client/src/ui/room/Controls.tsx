import type { LocalMedia } from '../../media/LocalMedia';
import { text } from '../../text';
import { Icon, type IconName } from '../shared/Icon';
import { classes } from '../shared/classes';
import { useObservable } from '../shared/useObservable';
import styles from './Controls.module.css';

interface ControlsProps {
  local: LocalMedia;
  handRaised: boolean;
  chatOpen: boolean;
  unread: number;
  /** Leads only. */
  people?: { open: boolean; waiting: number; onToggle: () => void } | undefined;
  /** Leads only, where the browser can. */
  screen?: { on: boolean; onToggle: () => void } | undefined;
  onHand: () => void;
  onChat: () => void;
  onLeave: () => void;
}

export function Controls({
  local,
  handRaised,
  chatOpen,
  unread,
  people,
  screen,
  onHand,
  onChat,
  onLeave,
}: ControlsProps) {
  const { audio, video } = useObservable(local.state);
  return (
    <div class={styles.controls} role="toolbar" aria-label={text.room.controls}>
      <Control
        icon={audio.on ? 'microphone' : 'microphone-off'}
        label={audio.held ? text.room.mic.held : audio.on ? text.room.mic.on : text.room.mic.off}
        look={audio.on ? 'normal' : 'off'}
        disabled={audio.held}
        testId="mic"
        onClick={() => void local.turn('audio', !audio.on)}
      />
      <Control
        icon={video.on ? 'camera' : 'camera-off'}
        label={video.held ? text.room.camera.held : video.on ? text.room.camera.on : text.room.camera.off}
        look={video.on ? 'normal' : 'off'}
        disabled={video.held}
        testId="camera"
        onClick={() => void local.turn('video', !video.on)}
      />
      <Control
        icon="hand"
        label={handRaised ? text.room.hand.up : text.room.hand.down}
        look={handRaised ? 'warm' : 'normal'}
        testId="hand"
        onClick={onHand}
      />
      {screen && (
        <Control
          icon="screen"
          label={screen.on ? text.screen.hide : text.screen.show}
          look={screen.on ? 'warm' : 'normal'}
          pressed={screen.on}
          testId="screen"
          onClick={screen.onToggle}
        />
      )}
      {people && (
        <Control
          icon="people"
          label={text.room.peopleButton}
          look="normal"
          pressed={people.open}
          count={people.waiting}
          testId="people"
          onClick={people.onToggle}
        />
      )}
      <Control
        icon="chat"
        label={text.room.chat}
        look="normal"
        pressed={chatOpen}
        count={unread}
        testId="chat"
        onClick={onChat}
      />
      <Control icon="leave" label={text.room.leave} look="danger" testId="leave" onClick={onLeave} />
    </div>
  );
}

interface ControlProps {
  icon: IconName;
  label: string;
  look: 'normal' | 'off' | 'warm' | 'danger';
  testId: string;
  /** Only for a label that stays the same: a label that names the action would contradict it. */
  pressed?: boolean;
  disabled?: boolean;
  count?: number;
  onClick: () => void;
}

function Control({ icon, label, look, testId, pressed, disabled, count = 0, onClick }: ControlProps) {
  return (
    <button
      type="button"
      class={classes(styles.control, styles[look], pressed && styles.pressed)}
      data-testid={`control-${testId}`}
      aria-pressed={pressed}
      // Not in the name, which stays the same for voice control.
      // Not in the name, which stays the same for voice control.
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 has it on every role
      aria-description={count > 0 ? text.room.unread(count) : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      <span class={styles.disc}>
        <Icon name={icon} />
        {count > 0 && (
          <span class={styles.count} aria-hidden="true">
            {count}
          </span>
        )}
      </span>
      <span class={styles.word}>{label}</span>
    </button>
  );
}
