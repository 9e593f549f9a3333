import type { Alerts } from '../../on-call/alerts';
import type { OpenTasks, Task } from '../../api/onCallTasks';
import { text } from '../../text';
import { Announcer } from '../shared/Announcer';
import { Banner } from '../shared/Banner';
import { Button } from '../shared/Button';
import { Screen } from '../shared/Screen';
import styles from './OnCall.module.css';
import { TaskCard } from './TaskCard';

interface OnCallViewProps {
  /** Undefined until the first answer. */
  open: OpenTasks | undefined;
  /** By the server's clock. */
  now: number;
  taking: ReadonlySet<string>;
  alerts: Alerts;
  problem: string | undefined;
  onTake: (taskId: string) => void;
  onDone: (taskId: string) => void;
  onGoIn: (sessionId: string) => void;
  onRecords: (task: Task) => void;
  onBack: () => void;
  onAlerts: (on: boolean) => void;
}

export function OnCallView(props: OnCallViewProps) {
  const { open, now, taking, problem, onTake, onDone, onGoIn, onRecords, onBack } = props;
  const words = text.onCall;
  // Tasks that are not taken come first; within each part, the oldest first.
  const tasks = [...(open?.tasks ?? [])].sort((one, other) => Number(!!one.taken) - Number(!!other.taken));
  const waiting = tasks.filter((task) => !task.taken).length;
  return (
    <Screen title={words.title} corner={<Button onClick={onBack}>{words.back}</Button>}>
      {open && <p class={styles.who}>{words.who(open.onCall)}</p>}
      {problem && (
        <Banner icon="network-off" tone="warm">
          {problem}
        </Banner>
      )}
      {open && <Announcer urgent say={words.count(waiting)} />}
      {open && tasks.length === 0 && (
        <div class={styles.nothing}>
          <p class={styles.calm}>{words.nothing}</p>
          <p>{words.watching}</p>
        </div>
      )}
      {tasks.length > 0 && (
        <ul class={styles.list} aria-label={words.list}>
          {tasks.map((task) => (
            <li key={task.taskId}>
              <TaskCard
                task={task}
                now={now}
                taking={taking.has(task.taskId)}
                onTake={() => onTake(task.taskId)}
                onDone={() => onDone(task.taskId)}
                onGoIn={() => onGoIn(task.sessionId)}
                onRecords={() => onRecords(task)}
              />
            </li>
          ))}
        </ul>
      )}
      <AlertsChoice alerts={props.alerts} onAlerts={props.onAlerts} />
    </Screen>
  );
}

function AlertsChoice({ alerts, onAlerts }: Pick<OnCallViewProps, 'alerts' | 'onAlerts'>) {
  const words = text.onCall.alerts;
  return (
    <section class={styles.alerts} aria-label={words.title}>
      <p>{!alerts.wanted ? words.offer : alerts.noticesBlocked ? words.soundOnly : words.on}</p>
      <div>
        <Button icon="speaker" onClick={() => onAlerts(!alerts.wanted)}>
          {alerts.wanted ? words.turnOff : words.turnOn}
        </Button>
      </div>
    </section>
  );
}
