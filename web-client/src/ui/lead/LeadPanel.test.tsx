// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Command, OpenTask, Participant, ServerMessage, SessionView } from '../../protocol/messages';
import { reduce } from '../../session/reduce';
import { joining, type ClientState, type RoomState } from '../../session/state';
import {
  ana,
  ben,
  chloe,
  elena,
  leadsSnapshot,
  marcus,
  NOW,
  participant,
  welcome,
} from '../../testing/people';
import type { RoomController } from '../room/RoomController';
import { LeadPanel } from './LeadPanel';

const parts: NonNullable<SessionView['agenda']>['parts'] = [
  { part: 'check-in-round', title: 'How everybody is', minutes: 30 },
  { part: 'break', title: 'Break', minutes: 15 },
  { part: 'closing', title: 'Closing round', minutes: 25 },
];

const nia = participant('nia', 'Nia Brooks', 'observer', { mayLead: true });
const room: Participant[] = [elena, marcus, ana, { ...ben, handRaisedAt: NOW }, chloe, nia];

function open(change: Partial<SessionView> = {}, ...messages: ServerMessage[]) {
  const commands: Command[] = [];
  const snapshot = {
    ...leadsSnapshot,
    waiting: [],
    participants: room,
    session: { ...leadsSnapshot.session, ...change },
  };
  let state: ClientState = joining;
  for (const message of [welcome(snapshot), ...messages]) {
    state = reduce(state, { from: 'server', message, now: Date.now() });
  }
  const here = state as RoomState;
  if (!here.lead) throw new Error('not a lead');
  const controller = {
    command: async (command: Command) => {
      commands.push(command);
      return { done: true };
    },
    queueSeen: () => undefined,
  } as unknown as RoomController;
  render(<LeadPanel state={here} lead={here.lead} controller={controller} onDownload={() => undefined} />);
  return commands;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

/** The server's clock stands at NOW when the page opens. */
const minutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

test('the part that is on, how long it has been, and the next one under one button', () => {
  const commands = open({ agenda: { parts, current: { number: 1, since: minutesAgo(12) } } });
  expect(screen.getByTestId('part-time').textContent).toBe('12 of 30 min');
  press('Next: Break (15 min)');
  press('All parts');
  press('Begin Closing round');
  expect(commands).toEqual([
    { type: 'begin-part', number: 2 },
    { type: 'begin-part', number: 3 },
  ]);
});

test('a part that takes longer says so', () => {
  open({ agenda: { parts, current: { number: 1, since: minutesAgo(37) } } });
  expect(screen.getByTestId('part-time').textContent).toBe('7 min over 30');
});

test('resuming after the break of the agenda says what begins with it', () => {
  open({ phase: 'on-break', agenda: { parts, current: { number: 2, since: minutesAgo(5) } } });
  expect(screen.getByRole('button', { name: 'Resume: Closing round' })).toBeTruthy();
});

test('after any other break the same part goes on', () => {
  open({ phase: 'on-break', agenda: { parts, current: { number: 1, since: minutesAgo(5) } } });
  expect(screen.getByRole('button', { name: 'Resume' })).toBeTruthy();
});

test('a break that was resumed is not on any more; before the start nothing can begin', () => {
  open({ agenda: { parts, current: { number: 2, since: minutesAgo(20) } } });
  expect(screen.getByText('The break is over.')).toBeTruthy();
});

test('hands, who has not spoken, and who is late', () => {
  const commands = open(
    {},
    {
      type: 'talk-time',
      since: null,
      spokeSeconds: { 'p-ana': 40, 'p-ben': 4 },
    },
  );
  press('Call on Ben C.');
  expect(commands).toEqual([{ type: 'call-on', participantId: 'p-ben' }]);
  expect(screen.getByTestId('not-spoken').textContent).toBe('Not spoken yet (1) Chloe D.');
  expect(screen.getByTestId('expected').textContent).toBe('Late (1) Dev Patel');
});

test('after a restart of the server it is said since when it is known who spoke', () => {
  open({}, { type: 'talk-time', since: minutesAgo(5), spokeSeconds: { 'p-ana': 40, 'p-ben': 4 } });
  expect(screen.getByTestId('not-spoken').textContent).toMatch(
    /^Not spoken since \d+:\d\d [AP]M \(1\) Chloe D\. Who spoke before that is not known\.$/,
  );
});

test('who leads now, and who else may', () => {
  const commands = open();
  expect(screen.getByTestId('lead-handover').textContent).toBe('You lead now.');
  press('Hand over to Marcus O.');
  press('Make Nia Brooks co-leader');
  expect(commands).toEqual([
    { type: 'hand-over-lead', participantId: 'p-marcus' },
    { type: 'grant-lead', participantId: 'p-nia' },
  ]);
});

const sign: OpenTask = {
  taskId: 't-1',
  kind: 'relapse-sign',
  participantId: 'p-ana',
  name: 'Ana Morales',
  raisedAt: NOW,
  dueAt: null,
  taken: false,
  takenBy: null,
  takenById: null,
  durable: true,
  unreached: false,
};
const tasks = (...all: OpenTask[]) => ({ type: 'tasks-changed', tasks: all }) as const;

test('whom to speak with today is named, taken by one, and stays until it is done', () => {
  const ben: OpenTask = {
    ...sign,
    taskId: 't-2',
    name: 'Ben Carter',
    taken: true,
    takenBy: 'Dr. Elena Rivera',
  };
  const commands = open(
    {},
    tasks(
      sign,
      { ...ben, takenById: 'p-elena' },
      { ...ben, taskId: 't-3', taken: true, takenBy: 'Marcus Okafor' },
    ),
  );
  const said = screen.getAllByTestId('task').map((one) => one.textContent);
  expect(said).toEqual(['Ana MoralesI will', 'Ben CarterYou will.Done', 'Ben CarterMarcus Okafor will.']);
  press('I will speak with Ana Morales');
  press('Done: spoken with Ben Carter');
  expect(commands).toEqual([
    { type: 'take-task', taskId: 't-1' },
    { type: 'done-task', taskId: 't-2' },
  ]);
});

test('what is over by itself is not on that list', () => {
  open({}, tasks({ ...sign, kind: 'unsupervised', name: null, durable: false }));
  expect(screen.queryByRole('heading', { name: 'To speak with today' })).toBeNull();
});

test('the leads’ channel has a leaf of its own, and says what is new on it', () => {
  const said = { type: 'chat', from: 'p-marcus', to: 'leads', text: 'Ask Ben', at: NOW } as const;
  const commands = open({}, said);
  const tab = screen.getByRole('tab', { name: /Counselors’ chat/ });
  fireEvent.click(tab);
  expect(within(screen.getByRole('log')).getByText('Ask Ben')).toBeTruthy();
  expect(screen.getByTestId('chat-notice').textContent).toContain('No member is ever sent it.');
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Yes' } });
  press('Send');
  expect(commands).toEqual([{ type: 'chat', text: 'Yes', to: 'leads' }]);
});

test('a chair is given in a meeting of peers only', () => {
  const commands = open({ kind: 'peer' });
  press('Actions for Ana M.');
  press('Give the chair');
  expect(commands).toEqual([{ type: 'choose-chair', participantId: 'p-ana' }]);
});

test('elsewhere nobody is given a chair', () => {
  open();
  press('Actions for Ana M.');
  expect(screen.queryByRole('button', { name: 'Give the chair' })).toBeNull();
});
