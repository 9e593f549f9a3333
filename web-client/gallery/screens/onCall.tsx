import type { OpenTasks, Task } from '../../src/api/onCallTasks';
import { NOW, session } from '../../src/testing/people';
import { OnCallView } from '../../src/ui/on-call/OnCallView';
import { minutesAgo } from '../group';
import { nothing } from '../sideRooms';
import type { Screens } from '../screen';

const alone: Task = {
  taskId: 't-1',
  kind: 'unsupervised',
  sessionId: session.sessionId,
  title: 'Tuesday evening group',
  raisedAt: minutesAgo(2),
  dueAt: null,
  taken: null,
  durable: false,
  call: { state: 'told', calls: 2, at: minutesAgo(1) },
};

const asksForHelp: Task = {
  ...alone,
  taskId: 't-2',
  kind: 'crisis',
  title: 'Garden group',
  raisedAt: minutesAgo(0),
  call: { state: 'waiting', calls: 0, at: null },
};

const callBack: Task = {
  ...alone,
  taskId: 't-3',
  kind: 'telephone-callback',
  title: 'Family evening',
  raisedAt: minutesAgo(1),
  dueAt: new Date(Date.parse(NOW) + 65_000).toISOString(),
  call: { state: 'not-reached', calls: 1, at: minutesAgo(1) },
};

const onCall = (
  tasks: Task[],
  who: OpenTasks['onCall'] = { you: true, name: 'Judith Hale', calledOutside: true },
  wanted = true,
) => (
  <OnCallView
    open={{ asOf: NOW, onCall: who, tasks }}
    now={Date.parse(NOW)}
    taking={new Set()}
    alerts={{ wanted, noticesBlocked: false }}
    problem={undefined}
    onTake={nothing}
    onDone={nothing}
    onGoIn={nothing}
    onRecords={nothing}
    onBack={nothing}
    onAlerts={nothing}
  />
);

export const onCallScreens: Screens = {
  'on-call': () => onCall([alone]),
  'on-call-many': () =>
    onCall([
      callBack,
      asksForHelp,
      { ...alone, taken: { you: true, name: 'Judith Hale', at: minutesAgo(1) } },
      {
        ...alone,
        taskId: 't-4',
        kind: 'relapse-sign',
        durable: true,
        raisedAt: minutesAgo(190),
        taken: { you: false, name: 'Dr. Elena Rivera', at: minutesAgo(180) },
      },
    ]),
  'on-call-kept': () =>
    onCall([
      {
        ...callBack,
        durable: true,
        dueAt: minutesAgo(130),
        raisedAt: minutesAgo(132),
        taken: { you: true, name: 'Judith Hale', at: minutesAgo(3) },
      },
      { ...alone, taskId: 't-4', kind: 'relapse-sign', durable: true, raisedAt: minutesAgo(190) },
    ]),
  'on-call-nothing': () => onCall([], { you: false, name: 'Judith Hale', calledOutside: false }, false),
};
