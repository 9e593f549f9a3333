import type { CareTask } from '../../api/careTasks';
import { text } from '../../text';
import { Button } from '../shared/Button';
import { dayOf } from '../shared/format';
import styles from './CareTasks.module.css';

interface CareTaskRowProps {
  task: CareTask;
  /** Takes the task, then marks it done. */
  onSay: () => void;
  onRecords: () => void;
}

export function CareTaskRow({ task, onSay, onRecords }: CareTaskRowProps) {
  const words = text.careTasks;
  const name = task.name ?? words.former;
  const { taken, kind } = task;
  return (
    <li class={styles.task} data-testid="care-task">
      <div class={styles.whom}>
        <p class={styles.name}>{words.kinds[kind](name)}</p>
        <p class={styles.soft}>
          {text.remarks([
            text.listOf([task.title, dayOf(task.raisedAt, task.zone)]),
            taken && (taken.you ? words.yours : words.theirs(taken.name)),
          ])}
        </p>
      </div>
      {kind === 'telephone-callback' && (
        <Button aria-label={words.whomNamed(name)} onClick={onRecords}>
          {words.whom}
        </Button>
      )}
      {/* One button in one place, so that the focus stays on it. */}
      {(!taken || taken.you) && (
        <Button
          look={taken ? 'soft' : 'main'}
          aria-label={taken ? words.doneNamed(name) : words.takeNamed(name)}
          onClick={onSay}
        >
          {taken ? words.done : words.take}
        </Button>
      )}
    </li>
  );
}
