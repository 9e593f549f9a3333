import type { SaveData } from '../../network/saveData';
import { text } from '../../text';
import { useObservable } from '../shared/useObservable';
import styles from './SaveDataSwitch.module.css';

/** The switch to save data, with its effect and, where known, the reason to use it. */
export function SaveDataSwitch({ saveData, why }: { saveData: SaveData; why?: string | undefined }) {
  const on = useObservable(saveData.on);
  const reason = why ?? (saveData.suggested && text.network.suggested[saveData.suggested]);
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
        <span>{text.network.saveData}</span>
        <span class={styles.track} aria-hidden="true">
          <span class={styles.knob} />
        </span>
      </button>
      <p id="save-data" class={styles.hint}>
        {reason && !on && <strong>{reason} </strong>}
        {on ? text.network.saving : text.network.saveDataHint}
      </p>
    </div>
  );
}
