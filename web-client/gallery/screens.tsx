import checkInQuestions from '../../config/check-in.questionnaire.json';
import type { Asking, CheckInState } from '../src/checkin/CheckInForm';
import { steps, type Answers, type Item } from '../src/checkin/questionnaire';
import type {
  Agenda,
  CheckIn,
  CheckInAnswer,
  Need,
  Participant,
  SideRoomPurpose,
} from '../src/protocol/messages';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CheckState } from '../src/check/LineChecker';
import type { Level } from '../src/line/lineQuality';
import type { LineState } from '../src/line/LineWatch';
import { Observable } from '../src/observable';
import type { LiveAttendance, SessionSummary } from '../src/session/sessionList';
import type { OutState } from '../src/session/state';
import {
  ana,
  ben,
  benWaits,
  chloe,
  chloeWaits,
  dana,
  danaWentAway,
  elena,
  everybody,
  groupSnapshot,
  leadsSnapshot,
  marcus,
  NOW,
  participant,
  session,
  waitingSnapshot,
} from '../src/testing/people';
import { OtherDeviceDialog } from '../src/ui/another-device/OtherDeviceDialog';
import { CheckInView } from '../src/ui/check-in/CheckInView';
import { CheckScreen } from '../src/ui/check/CheckScreen';
import { HelpButton } from '../src/ui/crisis/HelpButton';
import { FrontDeskView } from '../src/ui/front-desk/FrontDeskView';
import type { Bridge } from '../src/operations/bridges';
import { OperationsView } from '../src/ui/operations/OperationsView';
import type { OpenTasks, Task } from '../src/oncall/tasks';
import { OnCallView } from '../src/ui/on-call/OnCallView';
import { OpeningScreen } from '../src/ui/landing/OpeningScreen';
import { ProblemScreen } from '../src/ui/landing/ProblemScreen';
import { AdmitDialog } from '../src/ui/lead/AdmitDialog';
import { LineDialog } from '../src/ui/line/LineDialog';
import { OutScreen } from '../src/ui/out/OutScreen';
import { RoomScreen } from '../src/ui/room/RoomScreen';
import { fakeSheet } from './fakeSheet';
import { TodayScreen } from '../src/ui/today/TodayScreen';
import { WaitingRoomScreen } from '../src/ui/waiting-room/WaitingRoomScreen';
import {
  amongLeads,
  chat,
  controller,
  line,
  lineChecked,
  local,
  off,
  on,
  privately,
  refused,
  room,
  saving,
  waiting,
  withCamera,
} from './fixtures';

const nothing = () => undefined;

const fullNames: Record<string, string> = {
  'p-elena': 'Dr. Elena Rivera',
  'p-marcus': 'Marcus Okafor',
  'p-ana': 'Ana Morales',
  'p-ben': 'Ben Carter',
  'p-chloe': 'Chloe Dubois',
  'p-dana': 'Dana Kowalski',
  'p-emil': 'Emil Sørensen',
};

const minutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000 - 1_000).toISOString();

/** Leads see full names. */
const inFull = (one: Participant): Participant => ({
  ...one,
  name: fullNames[one.participantId] ?? one.name,
});

const today: SessionSummary[] = [
  {
    ...session,
    room: 'Oak room',
    programme: 'Evening programme',
    role: 'patient',
    waiting: null,
    inRoom: null,
  },
  {
    ...session,
    sessionId: 's-2',
    title: 'Family evening',
    startsAt: '2026-11-22T01:00:00.000Z',
    endsAt: '2026-11-22T02:00:00.000Z',
    doorsOpenAt: '2026-11-22T00:45:00.000Z',
    phase: 'scheduled',
    room: 'Maple room',
    programme: 'Evening programme',
    role: 'patient',
    waiting: null,
    inRoom: null,
  },
];

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
    place:
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
  { name: 'chicago-1', region: 'central', load: 0.42, sessions: 5, endpoints: 38, moves: 0 },
  { name: 'chicago-2', region: 'central', load: 0.08, sessions: 1, endpoints: 7, drained: true, moves: 0 },
  { name: 'denver-1', region: 'mountain', load: null, sessions: 0, endpoints: 0, available: false, moves: 3 },
].map((one) => ({ kind: 'janus', available: true, drained: false, ...one }));

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
        place: 'in-room',
        supervises: false,
      },
    }}
    onComeBack={nothing}
    onToToday={nothing}
    onDownload={nothing}
  />
);

const inRoom = (
  snapshot: typeof groupSnapshot,
  change: Parameters<typeof room>[1] = {},
  own = withCamera(),
  path: Parameters<typeof controller>[2] = 'connected',
  saveData = saving(false),
  level: Level = 'full',
): ComponentChildren => {
  const state = room(snapshot, change);
  return (
    <RoomScreen
      state={state}
      controller={controller(state.participants, own, path, saveData, level)}
      onDownload={nothing}
      onOtherDevice={nothing}
    />
  );
};

/** Dr. Rivera shows a worksheet. */
const sheet = (people: Participant[]): typeof groupSnapshot => ({
  ...groupSnapshot,
  participants: people.map((one) => (one.participantId === 'p-elena' ? { ...one, sharingSince: NOW } : one)),
});

/** The lead's own page while she does. */
const sharing = (level: Level): ComponentChildren => {
  const state = room({
    ...leadsSnapshot,
    participants: sheet(leadsSnapshot.participants ?? []).participants,
  });
  const own = controller(state.participants, withCamera(), 'connected', saving(false), level);
  own.screen.track.set(fakeSheet());
  return <RoomScreen state={state} controller={own} onDownload={nothing} onOtherDevice={nothing} />;
};

const questions = steps(checkInQuestions.item as Item[]);
const remembered: Answers = {
  'location.address': '1200 Willow Street',
  'location.city': 'Austin',
  'location.county': 'Travis',
  'location.state': 'TX',
  'call-back': '512 555 0134',
};

const checkIn = (step: number, change: Partial<Asking> = {}): ComponentChildren =>
  checkInAt({
    at: 'asking',
    steps: questions,
    step,
    answers: {},
    confirming: [],
    missing: [],
    sending: false,
    problem: null,
    ...change,
  });

const checkInAt = (state: CheckInState): ComponentChildren => (
  <WaitingRoomScreen
    state={waiting(waitingSnapshot, { waitingRoom: { leadsHere: 1, seen: true } })}
    local={local(on(null), off)}
    help={<HelpButton help={undefined} controller={controller([], withCamera())} />}
    questions={
      <CheckInView
        state={state}
        form={{
          answer: nothing,
          correct: nothing,
          next: nothing,
          back: nothing,
          send: async () => undefined,
          again: nothing,
        }}
      />
    }
    onLeave={nothing}
    onOtherDevice={nothing}
  />
);

const waitingRoom = (change: Parameters<typeof waiting>[1]): ComponentChildren => (
  <WaitingRoomScreen
    state={waiting(waitingSnapshot, change)}
    local={local(on(null), off)}
    help={<HelpButton help={change?.help} controller={controller([], withCamera())} />}
    onLeave={nothing}
    onOtherDevice={nothing}
  />
);

const none = { audio: false, video: false };

/** The practice's plan, its second part on since ten minutes. */
const agenda: Agenda = {
  parts: [
    { part: 'check-in-round', title: 'How everybody is', minutes: 30 },
    { part: 'topic', title: 'Topic of the day', minutes: 60 },
    { part: 'break', title: 'Break', minutes: 15 },
    { part: 'exercise', title: 'Exercise', minutes: 50 },
    { part: 'closing', title: 'Closing round', minutes: 25 },
  ],
  current: { number: 1, since: new Date(Date.now() - 37 * 60_000).toISOString() },
};

const family: Participant[] = [
  elena,
  ana,
  participant('lucia', 'Lucia M.', 'guest'),
  participant('mateo', 'Mateo R.', 'interpreter'),
  participant('nia', 'Nia B.', 'observer', {
    sending: { audio: false, video: false },
    media: { audio: false, video: false },
  }),
];

const leads = { ...leadsSnapshot, participants: everybody.slice(0, 7) };
const marks = everybody.map((one, index) => ({
  participantId: one.participantId,
  qualifyingSeconds: 1130 - index * 47,
  counting: index !== 5,
  asOf: NOW,
}));
const thin = lineChecked({
  verdict: 'sound-only',
  advice: ['thin-line'],
  path: 'relay',
  roundTripMs: 180,
  lossDownPercent: 1,
  kilobitsPerSecond: 62,
});
const noPath = lineChecked({
  verdict: 'trouble',
  advice: ['no-path', 'camera'],
  path: 'none',
  roundTripMs: null,
  lossUpPercent: null,
  lossDownPercent: null,
  kilobitsPerSecond: null,
  camera: 'refused',
});

/** Nobody waits who is in the room as well. */
const queue = [
  { ...benWaits, participantId: 'p-hana', name: 'Hana Yilmaz', check: lineChecked() },
  { ...chloeWaits, participantId: 'p-ivan', name: 'Ivan Petrov', check: noPath },
  { ...danaWentAway, participantId: 'p-fatima', name: 'Fatima Noor' },
];

const checkedLine = (state: CheckState): ComponentChildren => (
  <ScrolledTo id="line">
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      line={line(state)}
      onJoin={nothing}
    />
  </ScrolledTo>
);

/** A part that a phone shows only further down. */
function ScrolledTo({ id, children }: { id: string; children: ComponentChildren }) {
  useEffect(() => document.getElementById(id)?.scrollIntoView(), []);
  return <>{children}</>;
}

const alone: Task = {
  taskId: 't-1',
  kind: 'leaderless',
  sessionId: session.sessionId,
  title: 'Tuesday evening group',
  raisedAt: minutesAgo(2),
  dueAt: null,
  taken: null,
  call: { state: 'told', calls: 2, at: minutesAgo(1) },
};
const asksForHelp: Task = {
  ...alone,
  taskId: 't-2',
  kind: 'help-needed',
  title: 'Garden group',
  raisedAt: minutesAgo(0),
  call: { state: 'waiting', calls: 0, at: null },
};
const callBack: Task = {
  ...alone,
  taskId: 't-3',
  kind: 'call-back',
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
    onGoIn={nothing}
    onBack={nothing}
    onAlerts={nothing}
  />
);

const answers = (craving: number, safe: boolean, used: boolean): CheckInAnswer[] => [
  { linkId: 'location.address', label: 'Address', value: '1200 Willow Street' },
  { linkId: 'location.city', label: 'Town', value: 'Austin' },
  { linkId: 'location.confirmed', label: 'Is there now', value: true },
  { linkId: 'call-back', label: 'Call back', value: '512 555 0134' },
  { linkId: 'support.name', label: 'Support person', value: 'Lucia Morales' },
  { linkId: 'private', label: 'In private', value: true },
  { linkId: 'driving', label: 'Driving', value: false },
  { linkId: 'craving', label: 'Craving', value: craving },
  { linkId: 'used', label: 'Used since last time', value: used },
  { linkId: 'safe', label: 'Feels safe', value: safe },
];
const checkedIn = (need: Need, change: Partial<CheckIn> = {}): CheckIn => ({
  receivedAt: '2026-11-21T23:18:00.000Z',
  locationConfirmed: true,
  need,
  sign: null,
  answers: answers(need === 'steady' ? 2 : 7, need !== 'unsafe', false),
  ...change,
});
const needy = [
  {
    ...queue[0]!,
    checkIn: checkedIn('unsafe', { sign: { kind: 'craving-up', by: 4 }, locationConfirmed: false }),
  },
  { ...queue[1]!, checkIn: checkedIn('watch', { sign: { kind: 'used', by: null } }) },
  { ...chloeWaits, participantId: 'p-gus', name: 'Gus Lindqvist', checkIn: checkedIn('steady') },
  { ...chloeWaits, participantId: 'p-rosa', name: 'Rosa Morales', role: 'guest' as const },
];
/** These in a side-room, the others with the group. */
const besides = (purpose: SideRoomPurpose, ids: string[], called = false) => ({
  ...groupSnapshot,
  session: {
    ...session,
    sideRooms: [
      {
        sideRoomId: 's-1',
        purpose,
        closesAt: called ? new Date(Date.parse(NOW) + 42_000).toISOString() : null,
      },
    ],
  },
  participants: everybody
    .slice(0, 7)
    .map((one) => (ids.includes(one.participantId) ? { ...one, sideRoomId: 's-1' } : one)),
});

/** Ana needs help: nobody is there yet, a lead is with her, or her line is down. */
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
          kind: 'call-back' as const,
          participantId: 'p-ana',
          raisedAt: NOW,
          dueAt: new Date(Date.parse(NOW) + 107_000).toISOString(),
          ...callBack,
        },
      ]
    : [];
  const state = room({ ...leads, ...snapshot });
  return inRoom({ ...leads, ...snapshot }, { lead: state.lead && { ...state.lead, crises, tasks } });
};

/** In the middle of a session: two hands, one who waits, two who are late. */
const cockpit = (lines: typeof chat): ComponentChildren => {
  const snapshot = {
    ...leads,
    session: { ...session, agenda, chat: { to: ['group' as const, 'one' as const] } },
    participants: [
      ...leads.participants.map(inFull),
      participant('nia', 'Nia Brooks', 'observer', { mayLead: true }),
    ],
    waiting: queue.slice(0, 1),
    attendance: marks,
    expected: [
      { name: 'Dev Patel', role: 'patient' as const },
      { name: 'Fatima Noor', role: 'patient' as const },
    ],
  };
  const { lead } = room(snapshot);
  return inRoom(snapshot, { chat: lines, lead: lead && { ...lead, spoke: { 'p-ana': 80, 'p-chloe': 40 } } });
};

/** What is pressed, one after the other, before the picture is taken. */
export const presses: Record<string, string[]> = {
  'room-screen-large': ['[data-testid=shared-screen][data-video=true] figcaption button'],
  'lead-screen-ask': ['[data-testid=control-screen]'],
  'room-chat': ['[data-testid=control-chat]'],
  'room-chat-leads': ['[data-testid=control-chat]'],
  'lead-split': ['[data-testid=control-people][aria-pressed=false]', '[data-testid=side-rooms] button'],
  'lead-small-groups': ['[data-testid=control-people][aria-pressed=false]'],
  'lead-cockpit': ['[data-testid=control-people][aria-pressed=false]'],
  'lead-agenda': ['[data-testid=control-people][aria-pressed=false]', '[aria-controls=agenda-parts]'],
  'lead-channel': ['[data-testid=control-people][aria-pressed=false]', '#tab-leads'],
  'lead-chat': ['[data-testid=control-chat]', '[data-to=leads] button'],
};

/** Every screen there is, by name. */
export const screens: Record<string, () => ComponentChildren> = {
  opening: () => <OpeningScreen />,
  'problem-link-used': () => <ProblemScreen code="link-used" retrying={false} onRetry={nothing} />,
  'problem-network': () => <ProblemScreen code="no-network" retrying onRetry={nothing} />,
  today: () => <TodayScreen name="Ana" sessions={today} onJoin={nothing} onLookAgain={nothing} />,
  'today-none': () => <TodayScreen name="Ana" sessions={[]} onJoin={nothing} onLookAgain={nothing} />,
  check: () => (
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-refused': () => (
    <CheckScreen
      title={session.title}
      local={local(refused('audio'), refused('video'))}
      saveData={saving(false)}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-mobile': () => (
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false, 'mobile')}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-saving': () => (
    <CheckScreen
      title={session.title}
      local={local(on(null), off)}
      saveData={saving(true, 'mobile')}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-line-running': () => checkedLine({ at: 'running', share: 0.4 }),
  'check-line-good': () => checkedLine({ at: 'result', check: lineChecked() }),
  'check-line-sound': () => checkedLine({ at: 'result', check: thin }),
  'check-line-none': () => checkedLine({ at: 'result', check: noPath }),
  'check-line-refused': () => checkedLine({ at: 'refused', code: 'no-bridge' }),
  'waiting-nobody': () => waitingRoom({ waitingRoom: { leadsHere: 0, seen: false } }),
  'waiting-here': () => waitingRoom({ waitingRoom: { leadsHere: 1, seen: false } }),
  'waiting-seen': () => waitingRoom({ waitingRoom: { leadsHere: 2, seen: true } }),
  'waiting-down': () => waitingRoom({ line: 'down' }),
  'check-in-where': () => checkIn(0, { missing: ['location.confirmed'] }),
  'check-in-remembered': () =>
    checkIn(0, { answers: { ...remembered, 'location.confirmed': true }, confirming: ['location'] }),
  'check-in-reach': () => checkIn(1, { answers: remembered }),
  'check-in-craving': () => checkIn(4, { answers: { craving: 3 } }),
  'check-in-safe': () => checkIn(6, { answers: { safe: true }, problem: 'unavailable' }),
  'check-in-thanks': () => checkInAt({ at: 'received', worry: null }),
  'check-in-unsafe': () => checkInAt({ at: 'received', worry: 'unsafe' }),
  'room-2': () => inRoom({ ...groupSnapshot, participants: [elena, ana] }, { speaking: ['p-elena'] }),
  'room-5': () =>
    inRoom(
      {
        ...groupSnapshot,
        participants: [
          elena,
          marcus,
          ana,
          { ...ben, sending: { audio: true, video: false } },
          { ...chloe, handRaisedAt: NOW },
        ],
      },
      { speaking: ['p-marcus'] },
    ),
  'room-12': () => inRoom({ ...groupSnapshot, participants: everybody }, { speaking: ['p-hana'] }),
  'room-text': () =>
    inRoom({ ...groupSnapshot, session: { ...session, video: false } }, { chat }, local(off, off), 'none'),
  'room-unheard': () =>
    inRoom(
      { ...groupSnapshot, participants: [elena, marcus, { ...ana, media: none }] },
      { unheardSince: 0 },
      local(off, off),
    ),
  'room-text-unheard': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, video: false },
        participants: [elena, marcus, { ...ana, media: none }],
      },
      { chat, unheardSince: 0 },
      local(off, off),
      'none',
    ),
  'room-break': () =>
    inRoom({ ...groupSnapshot, session: { ...session, phase: 'on-break', breakSince: NOW } }),
  'room-down': () => inRoom({ ...groupSnapshot, participants: everybody.slice(0, 6) }, { line: 'down' }),
  'room-held': () => inRoom(groupSnapshot, {}, local({ ...off, held: true }, off)),
  'room-saving': () => inRoom(groupSnapshot, {}, local(on(null), off), 'connected', saving(true)),
  'room-weak': () => inRoom(groupSnapshot, {}, withCamera(), 'connected', saving(false), 'no-videos'),
  'room-weakest': () => inRoom(groupSnapshot, {}, withCamera(), 'connected', saving(false), 'sound-only'),
  'room-screen': () => inRoom(sheet([elena, marcus, ana])),
  'room-screen-12': () => inRoom(sheet(everybody), { speaking: ['p-hana'] }),
  'room-screen-large': () => inRoom(sheet([elena, marcus, ana])),
  'room-screen-saving': () =>
    inRoom(sheet([elena, marcus, ana]), {}, local(on(null), off), 'connected', saving(true)),
  'room-screen-weak': () =>
    inRoom(sheet([elena, marcus, ana]), {}, withCamera(), 'connected', saving(false), 'screen-only'),
  'room-screen-weakest': () =>
    inRoom(sheet([elena, marcus, ana]), {}, withCamera(), 'connected', saving(false), 'sound-only'),
  'lead-screen-ask': () => inRoom(leadsSnapshot),
  'lead-screen-sharing': () => sharing('full'),
  'lead-screen-sharing-weak': () => sharing('screen-only'),
  'lead-screen-sharing-weakest': () => sharing('sound-only'),
  'room-line': () => (
    <>
      {inRoom(groupSnapshot)}
      <LineDialog
        line={new Observable<LineState>({ megabytesPerHour: 312.4, level: 'full' })}
        saveData={saving(false)}
        onClose={nothing}
      />
    </>
  ),
  'room-agenda': () =>
    inRoom({
      ...groupSnapshot,
      session: { ...session, agenda },
      participants: [elena, marcus, ana, ben, chloe],
    }),
  'room-family': () =>
    inRoom({
      ...groupSnapshot,
      session: { ...session, kind: 'family', chat: { to: ['leads'] } },
      participants: family,
    }),
  'room-marks-12': () =>
    inRoom({
      ...groupSnapshot,
      participants: [...everybody.slice(0, 8), ...family.slice(2), everybody[10] ?? ana],
    }),
  'room-chair': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, kind: 'peer', chair: 'p-ana' },
        participants: [elena, ana, { ...ben, handRaisedAt: NOW }, { ...chloe, handRaisedAt: NOW }, dana],
      },
      { calledOn: 'p-dana' },
    ),
  'room-supervisor': () =>
    inRoom({
      ...groupSnapshot,
      you: {
        participantId: 'p-nia',
        name: 'Nia Brooks',
        role: 'observer',
        place: 'in-room',
        supervises: true,
      },
      participants: [elena, marcus, ana, ben, participant('nia', 'Nia B.', 'observer', { mayLead: true })],
    }),
  'room-chat-leads': () =>
    inRoom(
      {
        ...groupSnapshot,
        session: { ...session, chat: { to: ['leads'] } },
        participants: everybody.slice(0, 6),
      },
      { chat: chat.slice(0, 1) },
    ),
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
  'lead-crisis-other': () => inDanger(true, ['p-marcus']),
  'lead-crisis-call-back': () => inDanger(true, ['p-marcus'], { takenBy: null, unreached: false }),
  'lead-crisis-calling': () => inDanger(true, ['p-marcus'], { takenBy: 'Marcus Okafor', unreached: false }),
  'lead-was-held': () => {
    const lastHold = { since: '2026-11-21T23:14:10.000Z', until: NOW };
    return inRoom({ ...leads, session: { ...session, lastHold } });
  },
  'room-aside': () => inRoom(besides('aside', ['p-ana', 'p-marcus'])),
  'room-small-group': () => inRoom(besides('small-group', ['p-ana', 'p-ben', 'p-chloe'], true)),
  'room-small-group-help': () => {
    const snapshot = besides('small-group', ['p-ana', 'p-ben', 'p-chloe']);
    return inRoom({ ...snapshot, you: { ...snapshot.you, helpAskedAt: NOW } });
  },
  'lead-aside': () =>
    inRoom({ ...besides('aside', ['p-elena', 'p-ana']), audience: 'leads', you: leads.you }),
  'lead-small-groups': () => {
    const { session: split, participants } = besides('small-group', ['p-ana', 'p-ben', 'p-chloe'], true);
    return inRoom({
      ...leads,
      session: split,
      participants: (participants ?? []).map((one) =>
        one.participantId === 'p-ben' ? { ...inFull(one), helpAskedAt: NOW } : inFull(one),
      ),
    });
  },
  'lead-split': () => inRoom(leads),
  'lead-cockpit': () => cockpit([]),
  'lead-channel': () => cockpit(amongLeads),
  'lead-chat': () => cockpit([...chat.slice(0, 1), ...privately]),
  'lead-agenda': () => cockpit([]),
  'room-chat': () => inRoom({ ...groupSnapshot, participants: everybody.slice(0, 6) }, { chat }),
  'lead-before': () =>
    inRoom(
      {
        ...leads,
        session: { ...session, phase: 'doors-open', startedAt: null },
        participants: [elena, marcus],
        waiting: queue,
        attendance: [],
      },
      {},
    ),
  'lead-room': () =>
    inRoom(
      { ...leads, participants: leads.participants.map(inFull), waiting: queue, attendance: marks },
      { speaking: ['p-ana'], chat: chat.slice(0, 2) },
    ),
  'lead-check-ins': () =>
    inRoom({ ...leads, participants: leads.participants.map(inFull), waiting: needy, attendance: marks }),
  'lead-admit-reason': () => (
    <>
      {inRoom({ ...leads, waiting: needy, attendance: marks })}
      <AdmitDialog name="Hana Yilmaz" onAdmit={nothing} onClose={nothing} />
    </>
  ),
  'lead-12': () =>
    inRoom({ ...leads, participants: everybody, waiting: [], attendance: marks }, { speaking: ['p-ana'] }),
  'lead-confirmed': () =>
    inRoom({
      ...leads,
      participants: [
        inFull(elena),
        { ...inFull(ana), media: none, presence: { hearing: true, at: minutesAgo(0) } },
        { ...inFull(ben), media: none, presence: { hearing: false, at: minutesAgo(4) } },
      ],
      waiting: [],
      attendance: marks,
    }),
  'lead-break': () =>
    inRoom({
      ...leads,
      session: { ...session, phase: 'on-break', breakSince: NOW, doorLocked: true },
      waiting: queue.slice(1, 2),
      attendance: marks,
    }),
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
        { ...benWaits, name: 'Dana Kowalski', check: thin },
        { ...chloeWaits, check: noPath },
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
        raisedAt: minutesAgo(190),
        taken: { you: false, name: 'Dr. Elena Rivera', at: minutesAgo(180) },
      },
    ]),
  'on-call-nothing': () => onCall([], { you: false, name: 'Judith Hale', calledOutside: false }, false),
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
