import type { OpenTask } from '../../protocol/messages';
import type { LeadView, RoomState } from '../../session/state';
import { text } from '../../text';
import type { RoomController } from '../room/RoomController';
import { Announcer } from '../shared/Announcer';
import { Button } from '../shared/Button';
import sectionStyles from '../shared/PanelSection.module.css';
import styles from './TasksSection.module.css';

interface TasksSectionProps {
  state: RoomState;
  lead: LeadView;
  controller: RoomController;
}

/** Participants whom a lead should speak with today. An entry stays, taken or not, until it is marked done. */
export function TasksSection({ state, lead, controller }: TasksSectionProps) {
  const words = text.lead.tasks;
  const tasks = lead.tasks.filter((task) => task.kind === 'relapse-sign');
  const open = tasks.filter((task) => !task.taken).map((task) => task.name ?? text.unnamed);
  return (
    <>
      {tasks.length > 0 && (
        <section class={sectionStyles.section} aria-labelledby="tasks">
          <h3 id="tasks">{words.title}</h3>
          <p class={styles.why}>{words.why}</p>
          <ul>
            {tasks.map((task) => (
              <TaskRow key={task.taskId} task={task} you={state.you} controller={controller} />
            ))}
          </ul>
        </section>
      )}
      <Announcer say={open.length > 0 ? words.open(text.listOf(open)) : ''} />
    </>
  );
}

interface TaskRowProps {
  task: OpenTask;
  you: RoomState['you'];
  controller: RoomController;
}

function TaskRow({ task, you, controller }: TaskRowProps) {
  const words = text.lead.tasks;
  const name = task.name ?? text.unnamed;
  const yours = task.takenById === you.participantId;
  const { taskId, taken } = task;
  const takenBy = task.takenBy ?? text.unnamedColleague;
  return (
    <li class={styles.task} data-testid="task">
      <div class={styles.whom}>
        <p class={styles.name}>{name}</p>
        {taken && <p>{yours ? words.yours : words.theirs(takenBy)}</p>}
      </div>
      {/* One button in one place, so that the focus stays on it. */}
      {(!taken || yours || you.supervises) && (
        <Button
          aria-label={taken ? words.doneNamed(name) : words.takeNamed(name)}
          onClick={() => void controller.command({ type: taken ? 'done-task' : 'take-task', taskId })}
        >
          {taken ? words.done : words.take}
        </Button>
      )}
    </li>
  );
}
