// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { CareTask } from '../../api/careTasks';
import { Failure } from '../../errors';
import { fakeApi } from '../../testing/fakeApi';
import { press } from '../../testing/fakeRoom';
import { NOW, session } from '../../testing/people';
import { CareTasks } from './CareTasks';
import { eventually } from '../../testing/eventually';

const sign: CareTask = {
  taskId: 't-1',
  kind: 'relapse-sign',
  sessionId: session.sessionId,
  title: session.title,
  zone: session.zone,
  name: 'Ana Morales',
  raisedAt: NOW,
  dueAt: null,
  taken: null,
};
const mine = { you: true, name: 'Dr. Elena Rivera', at: NOW };

/** The server's side: open tasks and received steps. */
function house(...tasks: CareTask[]) {
  let open = tasks;
  const said: string[] = [];
  const answer = vi.fn((path: string) => {
    if (path === '/api/care-tasks') return { tasks: open };
    said.push(path);
    if (path.endsWith('t-3/take')) throw new Failure('already-taken', 'refused');
    open = path.endsWith('/done') ? [] : open.map((task) => ({ ...task, taken: mine }));
    return open[0];
  });
  return { api: fakeApi(answer), answer, said };
}

test('whom to speak with is named, taken by one, and stays until it is done', async () => {
  const { api, said } = house(sign);
  render(<CareTasks api={api} onRecords={() => undefined} />);
  await screen.findByText('Ana Morales should be spoken with');
  expect(screen.getByTestId('care-task').textContent).toContain('Tuesday evening group, Nov 21');
  press('I will speak with Ana Morales');
  await screen.findByText(/you will/);
  press('Done: spoken with Ana Morales');
  await eventually(() => expect(screen.queryByTestId('care-tasks')).toBeNull());
  expect(said).toEqual(['/api/care-tasks/t-1/take', '/api/care-tasks/t-1/done']);
});

test('a call back has the way to the number; what somebody else has is theirs', async () => {
  const records = vi.fn();
  const callBack: CareTask = { ...sign, taskId: 't-2', kind: 'telephone-callback', dueAt: NOW };
  const theirs = { ...sign, name: 'Ben Carter', taken: { you: false, name: 'Marcus Okafor', at: NOW } };
  render(<CareTasks api={house(callBack, theirs).api} onRecords={records} />);
  await screen.findByText('Ana Morales needed help and needs a call back');
  press('Number and card of Ana Morales');
  expect(records).toHaveBeenCalledWith(callBack);
  expect(screen.getByText(/Marcus Okafor will/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Ben Carter/ })).toBeNull();
});

test('what was refused is said', async () => {
  render(<CareTasks api={house({ ...sign, taskId: 't-3' }).api} onRecords={() => undefined} />);
  await screen.findByText('Ana Morales should be spoken with');
  press('I will speak with Ana Morales');
  expect((await screen.findByRole('alert')).textContent).toBe('Someone else is already doing that.');
});

test('nothing to do is nothing to see', async () => {
  const { api, answer } = house();
  const { container } = render(<CareTasks api={api} onRecords={() => undefined} />);
  await eventually(() => expect(answer).toHaveBeenCalled());
  expect(container.textContent).toBe('');
});
