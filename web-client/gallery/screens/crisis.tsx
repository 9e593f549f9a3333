import type { ComponentChildren } from 'preact';
import { fakeScope } from '../../src/testing/fakeApi';
import { everybody, groupSnapshot, NOW, session } from '../../src/testing/people';
import { CrisisRecordsScreen } from '../../src/ui/crisis/CrisisRecordsScreen';
import type { CrisisCardView } from '../../src/api/crises';
import { RoomScreen } from '../../src/ui/room/RoomScreen';
import { card, controller, local, off, on, room, saving, withCamera } from '../fixtures';
import { besides, leads } from '../group';
import { inRoom, nothing, openPeople, waitingRoom } from '../sideRooms';
import { pressing, type Screens } from '../screen';

/** Ana needs help: no lead is there yet, a lead is with her, or her connection is down. */
const inDanger = (
  answered: boolean,
  beside: string[],
  callBack?: { takenBy: string | null; unreached: false },
): ComponentChildren => {
  const snapshot = answered
    ? { ...besides('crisis', [...beside, 'p-ana']), audience: 'leads' as const, you: leads.you }
    : leads;
  const crises = [
    {
      crisisId: 'crisis-1',
      participantId: 'p-ana',
      name: 'Ana Morales',
      raisedAt: NOW,
      answered,
      with: beside,
      connected: !callBack,
    },
  ];
  const tasks = callBack
    ? [
        {
          taskId: 'task-1',
          kind: 'telephone-callback' as const,
          participantId: 'p-ana',
          name: 'Ana Morales',
          takenById: null,
          durable: false,
          raisedAt: NOW,
          dueAt: new Date(Date.parse(NOW) + 107_000).toISOString(),
          taken: callBack.takenBy !== null,
          ...callBack,
        },
      ]
    : [];
  const state = room({ ...leads, ...snapshot });
  return inRoom({ ...leads, ...snapshot }, { lead: state.lead && { ...state.lead, crises, tasks } });
};

/** Ana's crisis, after the session. */
const recorded: CrisisCardView = {
  ...card,
  closed: { at: '2026-11-21T23:58:00.000Z', by: 'Dr. Elena Rivera' },
  log: [
    ...card.log,
    {
      step: 'note',
      text: 'She wrote that she is home with her sister.',
      by: 'Dr. Elena Rivera',
      at: '2026-11-22T01:12:00.000Z',
      late: true,
    },
  ],
};

/** A crisis that no lead closed, with answers that were changed. */
const leftOpen: CrisisCardView = {
  ...recorded,
  crisisId: 'crisis-2',
  name: 'Ben Carter',
  closed: { at: '2026-11-22T00:30:00.000Z', by: null },
  answersState: 'changed',
  location: null,
  telephone: null,
  support: null,
  numbers: [],
  log: [],
};

const records = (crises: CrisisCardView[]): ComponentChildren => (
  <CrisisRecordsScreen
    title={session.title}
    zone={session.zone}
    scope={fakeScope((path) =>
      path === 'crises' ? { crises } : crises.find((one) => path.endsWith(one.crisisId)),
    )}
    back="Back to today"
    onBack={nothing}
  />
);

/** Ana's crisis is over, and the session goes on. */
const pastCrisis = (): ComponentChildren => {
  const state = room(leads);
  return (
    <RoomScreen
      state={state}
      controller={controller(state.participants, withCamera(), 'connected', saving(false), 'full', [
        recorded,
      ])}
      onDownload={nothing}
      onOtherDevice={nothing}
    />
  );
};

export const crisisScreens: Screens = {
  'room-on-hold': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, hold: { since: NOW } },
        participants: [
          ...everybody.slice(0, 2).map((one) => ({ ...one, connected: false })),
          ...everybody.slice(2, 6),
        ],
      },
      {},
      local({ ...off, held: true }, on(null)),
    ),
  'waiting-help': () => waitingRoom({ help: { since: NOW, answered: false } }),
  'room-help': () => inRoom(groupSnapshot, { help: { since: NOW, answered: false } }),
  'room-help-here': () =>
    inRoom(besides('aside', ['p-ana', 'p-marcus']), { help: { since: NOW, answered: true } }),
  'lead-crisis-alarm': () => inDanger(false, []),
  'lead-crisis-card': () => inDanger(true, ['p-elena']),
  'lead-crisis-records': () => records([recorded, leftOpen]),
  'lead-crisis-records-none': () => records([]),
  'lead-crisis-past': pressing([openPeople], () => pastCrisis()),
  'lead-crisis-past-records': pressing([openPeople, '[data-testid=past-crises] button'], () => pastCrisis()),
  'lead-crisis-other': () => inDanger(true, ['p-marcus']),
  'lead-crisis-call-back': () => inDanger(true, ['p-marcus'], { takenBy: null, unreached: false }),
  'lead-crisis-lost': pressing([openPeople], () => inDanger(false, [], { takenBy: null, unreached: false })),
  'lead-crisis-lost-calling': () => inDanger(false, [], { takenBy: 'Marcus Okafor', unreached: false }),
  'lead-has-left': () => {
    const { lead } = room(leads);
    const who = { participantId: 'p-dana', name: 'Dana Kowalski', role: 'patient' as const };
    return inRoom(leads, {
      lead: lead && { ...lead, notice: { number: 1, kind: 'gone', who, reason: 'left', at: '' } },
    });
  },
  'lead-crisis-calling': () => inDanger(true, ['p-marcus'], { takenBy: 'Marcus Okafor', unreached: false }),
  'lead-was-held': () => {
    const lastHold = { since: '2026-11-21T23:14:10.000Z', until: NOW };
    return inRoom({ ...leads, session: { ...session, lastHold } });
  },
};
