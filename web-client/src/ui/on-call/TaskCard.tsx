import type { Task } from '../../api/onCallTasks';
import { text } from '../../text';
import { Button } from '../shared/Button';
import cardStyles from '../shared/Card.module.css';
import { classes } from '../shared/classes';
import { timeOfDay } from '../shared/format';
import { Icon } from '../shared/Icon';
import styles from './OnCall.module.css';

interface TaskCardProps {
  task: Task;
  now: number;
  taking: boolean;
  onTake: () => void;
  onDone: () => void;
  onGoIn: () => void;
  /** Opens the record of the crisis: name, number, location. */
  onRecords: () => void;
}

const secondsFrom = (instant: string, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));

export function TaskCard({ task, now, taking, onTake, onDone, onGoIn, onRecords }: TaskCardProps) {
  const words = text.onCall;
  const group = task.title ?? words.someGroup;
  const { taken, dueAt } = task;
  const inside = taken?.you && !task.durable;
  return (
    <article
      class={classes(cardStyles.card, styles.card, !taken && styles.waiting)}
      aria-label={words.kinds[task.kind].name(group)}
    >
      <h2 class={styles.headline}>{words.kinds[task.kind].since(group, secondsFrom(task.raisedAt, now))}</h2>
      {dueAt && !taken && (
        <p class={styles.due} role="timer">
          {Date.parse(dueAt) > now
            ? words.due(Math.ceil((Date.parse(dueAt) - now) / 1000))
            : words.overdue(secondsFrom(dueAt, now))}
        </p>
      )}
      {taken ? (
        <p class={styles.taken}>
          <Icon name="check" size={20} />
          {taken.you ? words.yours(timeOfDay(taken.at)) : words.theirs(taken.name, timeOfDay(taken.at))}
        </p>
      ) : (
        <CallLine task={task} />
      )}
      {taken?.you && task.kind === 'unsupervised' && <p>{words.leadThere}</p>}
      <div class={styles.buttons}>
        {!taken && (
          <Button
            look="main"
            size="l"
            wide
            disabled={taking}
            onClick={onTake}
            aria-label={words.takeNamed(group)}
          >
            {words.take}
          </Button>
        )}
        {taken && task.durable && (
          <Button
            look="main"
            size="l"
            wide
            icon="check"
            disabled={taking}
            onClick={onDone}
            aria-label={words.doneNamed(group)}
          >
            {words.done}
          </Button>
        )}
        {task.title !== null && (task.kind === 'telephone-callback' || task.kind === 'crisis') && (
          <Button wide onClick={onRecords} aria-label={words.whomNamed(group)}>
            {words.whom}
          </Button>
        )}
        {task.title !== null && (
          <Button
            look={inside ? 'main' : 'soft'}
            size={inside ? 'l' : 'm'}
            wide
            onClick={onGoIn}
            aria-label={words.goInNamed(group)}
          >
            {words.goIn}
          </Button>
        )}
      </div>
    </article>
  );
}

/** The state of the call to the supervisor on call. */
function CallLine({ task: { call, kind } }: { task: Task }) {
  const at = call.at ? timeOfDay(call.at) : '';
  const words = text.onCall.calls;
  switch (call.state) {
    case 'waiting':
      // An earlier day's sign was reported by a server that has stopped since.
      if (kind === 'relapse-sign') return null;
      return <p class={styles.soft}>{kind === 'crisis' ? words.leadFirst : words.soon}</p>;
    case 'calling':
      return <p class={styles.soft}>{words.calling}</p>;
    case 'told':
      return <p class={styles.soft}>{words.told(call.calls, at)}</p>;
    case 'not-reached':
      return (
        <p class={styles.failed}>
          <Icon name="network-off" size={20} />
          {words.notReached(at)}
        </p>
      );
    case 'no-way':
      return <p class={styles.soft}>{words.noWay}</p>;
  }
}
