import type { Bridge } from '../../src/api/bridges';
import type { LiveAttendance } from '../../src/api/attendance';
import { benWaits, chloeWaits, everybody, NOW, session } from '../../src/testing/people';
import { FrontDeskView } from '../../src/ui/front-desk/FrontDeskView';
import { OperationsView } from '../../src/ui/operations/OperationsView';
import { noPath, thin, today } from '../group';
import { nothing } from '../sideRooms';
import type { Screens } from '../screen';

const attendance: LiveAttendance = {
  sessionId: session.sessionId,
  asOf: NOW,
  phase: 'in-session',
  rows: everybody.slice(0, 8).map((one, index) => ({
    participantId: one.participantId,
    name:
      [
        'Dr. Elena Rivera',
        'Marcus Okafor',
        'Ana Morales',
        'Ben Carter',
        'Chloe Dubois',
        'Dana Kowalski',
        'Emil Sato',
        'Fatima Noor',
      ][index] ?? '',
    role: one.role,
    status:
      (['in-room', 'in-room', 'in-room', 'in-room', 'away', 'waiting', 'in-room', 'left'] as const)[index] ??
      'left',
    arrivedAt: `2026-11-21T22:5${index}:00.000Z`,
    admittedAt: index === 5 ? null : '2026-11-21T23:00:30.000Z',
    presentSeconds: 1140 - index * 30,
    qualifyingSeconds: index === 5 ? 0 : 1140 - index * 30,
    audioOnlySeconds: index === 3 ? 600 : 0,
    waitingSeconds: 300 - index * 20,
    drops: index === 4 ? 2 : 0,
    counting: index !== 5,
  })),
};

const bridges: Bridge[] = [
  { name: 'chicago-1', region: 'central', load: 0.42, sessions: 5, conferences: 8, endpoints: 41, moves: 0 },
  {
    name: 'chicago-2',
    region: 'central',
    load: 0.08,
    sessions: 1,
    conferences: 1,
    endpoints: 7,
    drained: true,
    moves: 0,
  },
  {
    name: 'denver-1',
    region: 'mountain',
    load: null,
    sessions: 0,
    conferences: 0,
    endpoints: 0,
    available: false,
    moves: 3,
  },
].map((one) => ({ kind: 'janus', available: true, drained: false, ...one }));

export const frontDeskScreens: Screens = {
  'front-desk': () => (
    <FrontDeskView
      sessions={today.map((one, index) => ({
        ...one,
        role: null,
        waiting: index ? 0 : 1,
        inRoom: index ? 0 : 6,
      }))}
      attendance={attendance}
      waiting={[
        { ...benWaits, name: 'Dana Kowalski', preflight: thin },
        { ...chloeWaits, preflight: noPath },
        { ...benWaits, participantId: 'p-hana', name: 'Hana Yilmaz' },
      ]}
      problem={undefined}
      onChoose={nothing}
      onBridges={nothing}
      onDownload={nothing}
    />
  ),
  'front-bridges': () => (
    <OperationsView bridges={bridges} problem={undefined} onDrain={nothing} onBack={nothing} />
  ),
  'front-bridges-none': () => (
    <OperationsView
      bridges={bridges.map((one) => ({ ...one, drained: true }))}
      problem={undefined}
      onDrain={nothing}
      onBack={nothing}
    />
  ),
};
