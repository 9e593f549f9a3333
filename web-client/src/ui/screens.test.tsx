// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import type { DeviceState, LocalMedia, LocalMediaState } from '../media/LocalMedia';
import { SaveData } from '../line/saveData';
import { fakeTrack } from '../media/FakePeer';
import { Observable } from '../observable';
import type { Command, LineCheck, SnapshotFields } from '../protocol/messages';
import { reduce } from '../session/reduce';
import { atTheDoor, type OutState, type RoomState, type WaitingState } from '../session/state';
import {
  ana,
  ben,
  benWaits,
  chloeWaits,
  elena,
  groupSnapshot,
  leadsSnapshot,
  marcus,
  NOW,
  waitingSnapshot,
  welcome,
} from '../testing/people';
import type { CheckState } from '../check/LineChecker';
import { CheckScreen } from './check/CheckScreen';
import type { CheckedLine } from './check/LineCheckPart';
import { FrontDeskView } from './front-desk/FrontDeskView';
import { LeadPanel } from './lead/LeadPanel';
import { OutScreen } from './out/OutScreen';
import type { RoomController } from './room/RoomController';
import { RoomScreen } from './room/RoomScreen';
import { WaitingRoomScreen } from './waiting-room/WaitingRoomScreen';

const nothing = () => undefined;
const idle: DeviceState = { on: false, held: false, track: null, failure: null, asking: false };

function fakeLocal(change: Partial<LocalMediaState> = {}) {
  const state = new Observable<LocalMediaState>({
    audio: { ...idle, on: true },
    video: idle,
    devices: [],
    chosen: {},
    ...change,
  });
  return { state, turn: vi.fn(async () => undefined), choose: vi.fn() } as unknown as LocalMedia & {
    turn: ReturnType<typeof vi.fn>;
  };
}

function fakeController(local = fakeLocal()) {
  const commands: Command[] = [];
  const seen: number[] = [];
  const controller = {
    media: { remote: new Observable(new Map()), path: new Observable('connected') },
    local,
    saveData: new SaveData(null, undefined),
    line: { state: new Observable({ megabytesPerHour: null, level: 'full' }) },
    screen: { track: new Observable<MediaStreamTrack | null>(null), start: vi.fn(), stop: vi.fn() },
    screenWanted: new Observable<string | null>(null),
    failed: vi.fn(),
    shows: vi.fn(),
    refusal: new Observable(null),
    command: async (command: Command) => {
      commands.push(command);
      return { done: true };
    },
    queueSeen: (version: number) => seen.push(version),
    leave: vi.fn(async () => undefined),
  } as unknown as RoomController & { leave: ReturnType<typeof vi.fn> };
  return { controller, commands, seen };
}

const notChecked = (state: CheckState = { at: 'idle' }): CheckedLine => ({
  state: new Observable(state),
  start: vi.fn(),
  stop: vi.fn(),
});

const checked: LineCheck = {
  verdict: 'trouble',
  advice: ['no-path', 'microphone'],
  path: 'none',
  roundTripMs: null,
  lossUpPercent: null,
  lossDownPercent: null,
  kilobitsPerSecond: null,
  microphone: 'refused',
  camera: 'on',
  at: NOW,
};

const stateOf = <S,>(snapshot: SnapshotFields) =>
  reduce(atTheDoor, { from: 'server', message: welcome(snapshot), now: Date.parse(NOW) }) as S;

function openRoom(snapshot: SnapshotFields, change: Partial<RoomState> = {}) {
  const fake = fakeController();
  render(
    <RoomScreen
      state={{ ...stateOf<RoomState>(snapshot), ...change }}
      controller={fake.controller}
      onDownload={nothing}
      onOtherDevice={nothing}
    />,
  );
  return fake;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('check: the browser said no; plain help, and one can join all the same', () => {
  const local = fakeLocal({ video: { ...idle, failure: new Failure('video-refused', 'device') } });
  const join = vi.fn();
  render(
    <CheckScreen
      title="Tuesday evening group"
      saveData={new SaveData(null, undefined)}
      local={local}
      line={notChecked()}
      onJoin={join}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('Your browser does not let us use the camera');
  press('Try again');
  expect(local.turn).toHaveBeenCalledWith('video', true);
  press('Join');
  expect(join).toHaveBeenCalled();
});

test.each([
  [{ leadsHere: 0, seen: false }, 'You are in the waiting room', 'No counsellor has come yet'],
  [{ leadsHere: 1, seen: false }, 'You are in the waiting room', 'has not looked at the list yet'],
  [{ leadsHere: 1, seen: true }, 'Your counsellor can see that you are here', 'They will bring you in soon'],
  // A stale word about a lead who is gone must not comfort anybody.
  [{ leadsHere: 0, seen: true }, 'You are in the waiting room', 'No counsellor has come yet'],
])('waiting room %o says %s', (waitingRoom, title, body) => {
  const state = { ...stateOf<WaitingState>(waitingSnapshot), waitingRoom };
  render(<WaitingRoomScreen state={state} local={fakeLocal()} onLeave={nothing} onOtherDevice={nothing} />);
  expect(screen.getByRole('heading', { level: 1, name: title })).toBe(document.activeElement);
  expect(screen.getByText(new RegExp(body), { selector: 'p' })).toBeTruthy();
});

test('room: tiles, with what a screen reader needs to know', () => {
  openRoom(
    {
      ...groupSnapshot,
      participants: [ana, { ...ben, handRaisedAt: NOW, sending: { audio: false, video: false } }],
    },
    { speaking: ['p-ana'] },
  );
  const gallery = screen.getByRole('list', { name: 'People in the group' });
  const [first, second] = within(gallery).getAllByRole('listitem');
  expect(first?.textContent).toContain('Ben C.');
  expect(first?.textContent).toContain('Hand raised');
  expect(first?.textContent).toContain('Microphone off');
  expect(second?.textContent).toContain('You');
  expect(second?.textContent).toContain('Speaking');
});

test('room: a weak line is said calmly, and shows nobody’s old picture', () => {
  const { controller } = openRoom(groupSnapshot);
  act(() => controller.line.state.set({ megabytesPerHour: 20, level: 'no-videos' }));
  expect(screen.getByTestId('banner').textContent).toContain('We are keeping the sound clear.');
  for (const tile of screen.getAllByTestId('tile')) expect(tile.dataset['video']).toBe('false');
});

test('check: saving data is suggested with its reason, and is the person’s to choose', () => {
  const saveData = new SaveData('mobile', undefined);
  render(
    <CheckScreen
      title="Group"
      local={fakeLocal()}
      saveData={saveData}
      line={notChecked()}
      onJoin={nothing}
    />,
  );
  expect(screen.getByText('You seem to be on mobile data.')).toBeTruthy();
  const toggle = screen.getByRole('switch', { name: 'Save data' });
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(toggle);
  expect(saveData.on.value).toBe(true);
  expect(screen.queryByText('You seem to be on mobile data.')).toBeNull();
});

test('check: the line is checked only when asked for, and may be left', () => {
  const line = notChecked();
  render(
    <CheckScreen
      title="Group"
      local={fakeLocal()}
      saveData={new SaveData(null, { getItem: () => null, setItem: () => undefined })}
      line={line}
      onJoin={nothing}
    />,
  );
  press('Check my line');
  expect(line.start).toHaveBeenCalledOnce();
  act(() => line.state.set({ at: 'running', share: 0.5 }));
  expect(screen.getByRole('progressbar', { name: 'Checking your line…' })).toBeTruthy();
  press('Stop');
  expect(line.stop).toHaveBeenCalled();
  act(() => line.state.set({ at: 'result', check: checked }));
  expect(screen.getByTestId('verdict').textContent).toBe('Sound and picture do not get through.');
  expect(screen.getByText(/Try your mobile data instead of this Wi-Fi/)).toBeTruthy();
  expect(screen.getByText('Your browser does not let us use the microphone.')).toBeTruthy();
  act(() =>
    line.state.set({
      at: 'result',
      check: { ...checked, verdict: 'sound-only', advice: ['thin-line'], path: 'relay' },
    }),
  );
  expect(screen.getByTestId('verdict').textContent).toBe('Your line is good enough for sound.');
  expect(screen.getByText('Your line is better with this on.')).toBeTruthy();
  act(() => line.state.set({ at: 'refused', code: 'too-many-checks' }));
  expect(screen.getByText('You have checked often in this hour')).toBeTruthy();
});

test('room: hand, chat and leave', async () => {
  const { controller, commands } = openRoom(groupSnapshot);
  press('Raise hand');
  press('Chat');
  fireEvent.input(screen.getByLabelText('Write to the group'), { target: { value: ' Hello ' } });
  press('Send');
  expect(commands).toEqual([{ type: 'raise-hand' }, { type: 'chat', text: 'Hello', to: 'group' }]);
  press('Leave');
  press('Stay');
  expect(controller.leave).not.toHaveBeenCalled();
  press('Leave');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Leave' }));
  expect(controller.leave).toHaveBeenCalled();
});

test('room: the line drops, and the room goes on standing', () => {
  openRoom(groupSnapshot, { line: 'down' });
  expect(screen.getByTestId('banner').textContent).toBe(
    'Your line dropped. You keep your seat. Reconnecting…',
  );
  expect(screen.getAllByTestId('tile')).toHaveLength(3);
});

test('room: without a bridge the group meets by text', () => {
  openRoom({ ...groupSnapshot, session: { ...groupSnapshot.session, video: false } });
  expect(screen.getByTestId('banner').textContent).toContain('There is no video right now');
  expect(screen.getByLabelText('Write to the group')).toBeTruthy();
});

test('room: of whom nothing is received is asked once, in two steps', async () => {
  const unheardSince = Date.now() - 19_000;
  const silent = { ...ana, media: { audio: false, video: false } };
  const passes = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });
  vi.useFakeTimers();
  const { commands } = openRoom({ ...groupSnapshot, participants: [silent] }, { unheardSince });
  expect(screen.queryByTestId('presence')).toBeNull();
  await passes(1_000);
  press('I am here');
  press('I cannot hear');
  await passes(0);
  expect(commands).toEqual([{ type: 'confirm-presence', hearing: false }]);
  expect(screen.getByTestId('presence').textContent).toContain('you cannot hear');
  await passes(5 * 60_000);
  press('I am here');
  press('I can hear');
  await passes(0);
  expect(commands).toHaveLength(2);
  vi.useRealTimers();
});

test('lead: what somebody said who cannot be heard, and how long ago', () => {
  const { controller } = fakeController();
  const said = { hearing: true, at: new Date(Date.parse(NOW) - 130_000).toISOString() };
  const silent = { ...ana, media: { audio: false, video: false }, presence: said };
  const state = { ...stateOf<RoomState>({ ...leadsSnapshot, participants: [silent] }) };
  if (!state.lead) throw new Error('not a lead');
  state.clockAheadMs = Date.parse(NOW) - Date.now();
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(screen.getByTestId('roster-row').textContent).toContain(
    'said 2 min ago: here, hears you · no sound or video',
  );
});

test('room: a patient on a break is told who hears them; no tools of leads', () => {
  openRoom({ ...groupSnapshot, session: { ...groupSnapshot.session, phase: 'on-break', breakSince: NOW } });
  expect(screen.getByRole('heading', { name: 'We are taking a break' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Admit|End group|People/ })).toBeNull();
});

test('lead: the queue is shown, and said to be', () => {
  const { controller, commands, seen } = fakeController();
  const state = stateOf<RoomState>({
    ...leadsSnapshot,
    waiting: [benWaits, { ...chloeWaits, check: checked }],
  });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(seen).toEqual([20]);
  expect(screen.getByTestId('line-check').textContent).toContain('Line: trouble');
  press('Admit Ben Carter');
  press('Not now: Chloe Dubois');
  press('Admit everyone');
  expect(commands).toEqual([
    { type: 'admit', participantId: 'p-ben' },
    { type: 'decline', participantId: 'p-chloe' },
    { type: 'admit-all' },
  ]);
});

test('lead: what cannot be taken back asks first', () => {
  const { controller, commands } = fakeController();
  const state = stateOf<RoomState>(leadsSnapshot);
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  press('End group');
  press('Cancel');
  press('Actions for Ana Morales');
  press('Mute');
  press('Stop video');
  press('Take a break');
  press('Remove from group');
  expect(commands).toHaveLength(3);
  press('Remove');
  expect(commands).toEqual([
    { type: 'mute', participantId: 'p-ana', kind: 'audio' },
    { type: 'mute', participantId: 'p-ana', kind: 'video' },
    { type: 'take-break' },
    { type: 'remove', participantId: 'p-ana' },
  ]);
});

test('lead: minutes are floored, never rounded up', () => {
  const { controller } = fakeController();
  const attendance = [
    { participantId: 'p-ana', qualifyingSeconds: 179 * 60 + 59, counting: false, asOf: NOW },
  ];
  const state = stateOf<RoomState>({ ...leadsSnapshot, attendance });
  if (!state.lead) throw new Error('not a lead');
  render(<LeadPanel state={state} lead={state.lead} controller={controller} onDownload={nothing} />);
  expect(screen.getByText('179 min')).toBeTruthy();
});

test.each([
  ['left', 'You have left the group', 'Come back'],
  ['taken-over', 'You are connected on another device', 'Use this one'],
  ['declined', 'A counsellor cannot let you in just now', 'Try again'],
] as const)('out: %s', (reason, title, way) => {
  const back = vi.fn();
  const state: OutState = { at: 'out', ending: { reason }, session: null, you: null };
  render(<OutScreen state={state} onComeBack={back} onToToday={nothing} onDownload={nothing} />);
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
  press(way);
  expect(back).toHaveBeenCalled();
});

test('out: somebody removed is not offered a way that is shut', () => {
  const state: OutState = { at: 'out', ending: { reason: 'removed' }, session: null, you: null };
  render(<OutScreen state={state} onComeBack={nothing} onToToday={nothing} onDownload={nothing} />);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Back to today']);
});

test('front desk: figures as the server counted them', () => {
  const { sessionId } = groupSnapshot.session;
  render(
    <FrontDeskView
      sessions={[
        { ...groupSnapshot.session, room: 'Oak', programme: 'Evening', role: null, waiting: 1, inRoom: 4 },
      ]}
      attendance={{
        sessionId,
        asOf: NOW,
        phase: 'in-session',
        rows: [
          {
            participantId: 'p-ana',
            name: 'Ana Morales',
            role: 'patient',
            place: 'in-room',
            arrivedAt: NOW,
            admittedAt: null,
            presentSeconds: 130,
            qualifyingSeconds: 119,
            audioOnlySeconds: 0,
            waitingSeconds: 60,
            drops: 1,
            counting: true,
          },
        ],
      }}
      waiting={[{ ...benWaits, check: checked }]}
      problem={undefined}
      onChoose={nothing}
      onBridges={nothing}
      onDownload={nothing}
    />,
  );
  expect(
    screen.getByRole('row', { name: /Ana Morales Member In the room .* 1 min 1 min 0 min 1/ }),
  ).toBeTruthy();
  expect(screen.getByTestId('waiting-person').textContent).toContain(
    'Line: troubleno path · microphone refused · camera on · 5:20 PM',
  );
});

const elenaShows = { ...elena, sharingSince: NOW };

test('room: somebody shows a screen; it is said, and has their name beside it', async () => {
  openRoom({ ...groupSnapshot, participants: [elenaShows, marcus, ana] });
  expect(screen.getByText('Dr. Elena R. shows a screen')).toBeTruthy();
  expect(await screen.findByText('Dr. Elena R. is showing a screen.')).toBeTruthy();
  expect(screen.getAllByTestId('tile')).toHaveLength(2);
  // A patient is offered no screen of their own.
  expect(screen.queryByTestId('control-screen')).toBeNull();
});

test('room: one’s own screen is said until it is stopped, and the face is not shown', async () => {
  const fake = fakeController();
  fake.controller.screen.track.set(fakeTrack('screen', 'video'));
  render(
    <RoomScreen
      state={stateOf<RoomState>({ ...leadsSnapshot, participants: [elenaShows, marcus, ana] })}
      controller={fake.controller}
      onDownload={nothing}
      onOtherDevice={nothing}
    />,
  );
  expect(await screen.findByText('You are showing a screen to the group.')).toBeTruthy();
  expect(screen.queryByTestId('shared-screen')).toBeNull();
  press('Stop showing the screen');
  expect(fake.controller.screen.stop).toHaveBeenCalled();
});
