import type { ComponentChildren } from 'preact';
import type { CareTask } from '../../src/api/careTasks';
import type { OutState } from '../../src/session/state';
import { session } from '../../src/testing/people';
import { OtherDeviceDialog } from '../../src/ui/another-device/OtherDeviceDialog';
import { OpeningScreen } from '../../src/ui/landing/OpeningScreen';
import { ProblemScreen } from '../../src/ui/landing/ProblemScreen';
import { OutScreen } from '../../src/ui/out/OutScreen';
import { CareTasks } from '../../src/ui/today/CareTasks';
import { fakeApi } from '../../src/testing/fakeApi';
import { TodayScreen } from '../../src/ui/today/TodayScreen';
import { minutesAgo, today } from '../group';
import { nothing, waitingRoom } from '../sideRooms';
import type { Screens } from '../screen';

const out = (reason: OutState['ending']['reason'], code?: string, lead = false): ComponentChildren => (
  <OutScreen
    state={{
      at: 'out',
      ending: { reason, ...(code && { code }) },
      session,
      you: {
        participantId: 'p',
        name: 'Ana Morales',
        role: lead ? 'lead' : 'patient',
        seatStatus: 'in-room',
        supervises: false,
      },
    }}
    onComeBack={nothing}
    onToToday={nothing}
    onDownload={nothing}
  />
);

/** Tasks left from earlier groups, for the clinician who led them. */
const toDo: CareTask[] = [
  {
    taskId: 't-1',
    kind: 'telephone-callback',
    sessionId: session.sessionId,
    title: session.title,
    zone: session.zone,
    name: 'Dana Kowalski',
    raisedAt: minutesAgo(90),
    dueAt: minutesAgo(88),
    taken: null,
  },
  {
    taskId: 't-2',
    kind: 'relapse-sign',
    sessionId: session.sessionId,
    title: 'Garden group',
    zone: session.zone,
    name: 'Ana Morales',
    raisedAt: minutesAgo(26 * 60),
    dueAt: null,
    taken: { you: true, name: 'Dr. Elena Rivera', at: minutesAgo(60) },
  },
];

export const comingAndGoingScreens: Screens = {
  opening: () => <OpeningScreen />,
  'problem-link-used': () => <ProblemScreen code="link-used" retrying={false} onRetry={nothing} />,
  'problem-network': () => <ProblemScreen code="no-network" retrying onRetry={nothing} />,
  today: () => <TodayScreen name="Ana" sessions={today} onJoin={nothing} onRefresh={nothing} />,
  'lead-today-to-do': () => (
    <TodayScreen
      name="Dr. Elena Rivera"
      sessions={today}
      onJoin={nothing}
      onRefresh={nothing}
      tasks={<CareTasks api={fakeApi(() => ({ tasks: toDo }))} onRecords={nothing} />}
    />
  ),
  'problem-link-unknown': () => <ProblemScreen code="link-unknown" retrying={false} onRetry={nothing} />,
  'today-none': () => <TodayScreen name="Ana" sessions={[]} onJoin={nothing} onRefresh={nothing} />,
  'out-left': () => out('left'),
  'out-removed': () => out('removed'),
  'out-declined': () => out('declined'),
  'out-ended': () => out('session-ended'),
  'out-ended-lead': () => out('session-ended', undefined, true),
  'out-taken-over': () => out('taken-over'),
  'out-locked': () => out('refused', 'door-locked'),
  'other-device': () => (
    <>
      {waitingRoom({})}
      <OtherDeviceDialog
        makeLink={async () => 'https://group.example.org/#link=q7w3-k2m9-x4t8-d6n1'}
        onClose={nothing}
      />
    </>
  ),
};
