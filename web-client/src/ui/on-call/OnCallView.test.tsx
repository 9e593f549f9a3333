// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { OpenTasks, Task } from '../../api/onCallTasks';
import { OnCallView } from './OnCallView';

const NOW = Date.parse('2026-11-21T17:00:00.000Z');
const alone: Task = {
  taskId: 't-1',
  kind: 'unsupervised',
  sessionId: 's-1',
  title: 'Evening group',
  raisedAt: '2026-11-21T16:57:50.000Z',
  dueAt: null,
  taken: null,
  durable: false,
  call: { state: 'told', calls: 1, at: '2026-11-21T16:57:53.000Z' },
};
const callBack: Task = {
  ...alone,
  taskId: 't-2',
  kind: 'telephone-callback',
  sessionId: 's-2',
  title: 'Garden group',
  dueAt: '2026-11-21T17:01:05.000Z',
};

function show(tasks: Task[], onCall: OpenTasks['onCall'] = { you: true, name: 'J', calledOutside: true }) {
  const take = vi.fn();
  const done = vi.fn();
  const goIn = vi.fn();
  const records = vi.fn();
  const alerts = vi.fn();
  render(
    <OnCallView
      open={{ asOf: '', onCall, tasks }}
      now={NOW}
      taking={new Set()}
      alerts={{ wanted: false, noticesBlocked: false }}
      problem={undefined}
      onTake={take}
      onDone={done}
      onGoIn={goIn}
      onRecords={records}
      onBack={() => undefined}
      onAlerts={alerts}
    />,
  );
  return { take, done, goIn, records, alerts };
}

const card = (name: RegExp) => within(screen.getByRole('article', { name }));

test('a task says in words what is wrong and for how long, and is taken with one press', () => {
  const { take, goIn } = show([alone]);
  const about = card(/Evening group/);
  expect(about.getByRole('heading').textContent).toBe('Evening group has had no counselor for 2 minutes');
  fireEvent.click(about.getByRole('button', { name: 'I have it: Evening group' }));
  expect(take).toHaveBeenCalledWith('t-1');
  fireEvent.click(about.getByRole('button', { name: 'Go to the group: Evening group' }));
  expect(goIn).toHaveBeenCalledWith('s-1');
});

test('a call back counts down, and says when it is late', () => {
  show([callBack]);
  expect(screen.getByRole('timer').textContent).toBe('To be called back within 1:05');
});

test('late', () => {
  show([{ ...callBack, dueAt: '2026-11-21T16:59:20.000Z' }]);
  expect(screen.getByRole('timer').textContent).toBe('Should have been called back 0:40 ago');
});

test('what nobody has taken comes first, and who has the others is said', () => {
  show([{ ...alone, taken: { you: false, name: 'Marcus Okafor', at: alone.raisedAt } }, callBack]);
  const names = screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'));
  expect(names).toEqual(['Garden group: someone has to be called back', 'Evening group: no counselor']);
  const taken = card(/Evening group/);
  expect(taken.getByText(/Marcus Okafor has it/)).toBeTruthy();
  expect(taken.queryByRole('button', { name: /I have it/ })).toBeNull();
});

test('who took a group that nobody leads is told what to do there', () => {
  show([{ ...alone, taken: { you: true, name: 'J', at: alone.raisedAt } }]);
  expect(screen.getByText(/press “Lead this session”/)).toBeTruthy();
});

test('what is kept stays until somebody says that it is done', () => {
  const sign: Task = { ...alone, kind: 'relapse-sign', durable: true };
  const { done } = show([
    sign,
    { ...sign, taskId: 't-5', title: 'Garden group', taken: { you: false, name: 'N', at: sign.raisedAt } },
    { ...alone, taskId: 't-6', title: 'Family', taken: { you: true, name: 'J', at: sign.raisedAt } },
  ]);
  expect(screen.getAllByRole('button', { name: /^It is done/ })).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'It is done: Garden group' }));
  expect(done).toHaveBeenCalledWith('t-5');
});

test('what is of another day says so, and nothing of calls that nobody remembers', () => {
  const call: Task['call'] = { state: 'waiting', calls: 0, at: null };
  const raisedAt = '2026-11-19T15:00:00.000Z';
  show([
    { ...alone, kind: 'relapse-sign', durable: true, raisedAt, call },
    { ...callBack, durable: true, raisedAt, dueAt: raisedAt },
  ]);
  expect(screen.getByText('Someone in Evening group should have been spoken with 2 days ago')).toBeTruthy();
  expect(screen.queryByText(/not been called yet/)).toBeNull();
  expect(screen.getByRole('timer').textContent).toBe('Should have been called back 2 days ago');
});

test('a call that did not get through asks whoever sees it to phone', () => {
  show([{ ...alone, call: { ...alone.call, state: 'not-reached' } }]);
  expect(screen.getByText(/please phone/)).toBeTruthy();
});

test('how many wait is announced, not how long', async () => {
  show([alone, callBack]);
  expect((await screen.findByRole('alert')).textContent).toBe('2 tasks need someone.');
});

test('nothing to do, and nobody named', () => {
  show([], null);
  expect(screen.getAllByText('No one needs you now.').length).toBeGreaterThan(0);
  expect(screen.getByText(/No one is named as on call/)).toBeTruthy();
});

test('sound and notices are offered, not forced', () => {
  const { alerts } = show([]);
  fireEvent.click(screen.getByRole('button', { name: 'Turn on sound and notices' }));
  expect(alerts).toHaveBeenCalledWith(true);
});

test('who has to be called is not named here; the way to their card is', () => {
  const { records } = show([alone, callBack, { ...callBack, taskId: 't-3', title: null }]);
  expect(card(/Evening group/).queryByRole('button', { name: /whom to call/ })).toBeNull();
  fireEvent.click(card(/Garden group/).getByRole('button', { name: 'See whom to call: Garden group' }));
  expect(records).toHaveBeenCalledWith(callBack);
  // A canceled session has no record to open.
  expect(screen.getAllByRole('button', { name: /whom to call/ })).toHaveLength(1);
});
