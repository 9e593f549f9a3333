import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiClient } from '../../api/ApiClient';
import { careTasks, tellCareTask, type CareTask } from '../../api/careTasks';
import type { RecordedSession } from '../../api/sessions';
import { asFailure } from '../../errors';
import { failureText, text } from '../../text';
import { Announcer } from '../shared/Announcer';
import cardStyles from '../shared/Card.module.css';
import { usePolling } from '../shared/usePolling';
import { CareTaskRow } from './CareTaskRow';
import styles from './CareTasks.module.css';

const POLL_EVERY_MS = 30_000;

interface CareTasksProps {
  api: ApiClient;
  onRecords: (session: RecordedSession) => void;
}

/** Open tasks of a clinician's past sessions. Empty when there are none. */
export function CareTasks({ api, onRecords }: CareTasksProps) {
  const [tasks, setTasks] = useState<CareTask[]>([]);
  const [problem, setProblem] = useState<string>();
  const [answered, setAnswered] = useState(0);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  usePolling(
    {
      everyMs: POLL_EVERY_MS,
      poll: () => careTasks(api),
      onFound: setTasks,
      // A failed poll is repeated; the answer to a refused step is shown by that step.
      onProblem: () => undefined,
    },
    [answered],
  );
  const say = async (task: CareTask) => {
    setProblem(undefined);
    await tellCareTask(api, task.taskId, task.taken ? 'done' : 'take').catch(
      (thrown: unknown) => !gone.current && setProblem(asFailure(thrown).code),
    );
    if (!gone.current) setAnswered((count) => count + 1);
  };
  const open = tasks.filter((task) => !task.taken).length;
  if (tasks.length === 0) return null;
  return (
    <section class={cardStyles.card} aria-labelledby="care-tasks" data-testid="care-tasks">
      <h2 id="care-tasks">{text.careTasks.title}</h2>
      <ul class={styles.list}>
        {tasks.map((task) => (
          <CareTaskRow
            key={task.taskId}
            task={task}
            onSay={() => void say(task)}
            onRecords={() => onRecords(task)}
          />
        ))}
      </ul>
      {problem && <p role="alert">{text.sentences([failureText(problem).title])}</p>}
      <Announcer say={open > 0 ? text.careTasks.count(open) : ''} />
    </section>
  );
}
