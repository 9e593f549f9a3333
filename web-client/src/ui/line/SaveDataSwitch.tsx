import type { SaveData } from '../../line/saveData';
import { text } from '../../text';
import { useObservable } from '../shared/useObservable';
import styles from './SaveDataSwitch.module.css';

/** Says what it costs and what it gives before it is used; why it may be wise here, where that is known. */
export function SaveDataSwitch({ saveData }: { saveData: SaveData }) {
  const on = useObservable(saveData.on);
  const { suggested } = saveData;
  return (
    <div class={styles.saving}>
      <button
        type="button"
        role="switch"
        class={styles.switch}
        aria-checked={on}
        aria-describedby="save-data"
        data-testid="save-data"
        onClick={() => saveData.turn(!on)}
      >
        <span>{text.line.saveData}</span>
        <span class={styles.track} aria-hidden="true">
          <span class={styles.knob} />
        </span>
      </button>
      <p id="save-data" class={styles.hint}>
        {suggested && !on && <strong>{text.line.suggested[suggested]} </strong>}
        {on ? text.line.saving : text.line.saveDataHint}
      </p>
    </div>
  );
}
