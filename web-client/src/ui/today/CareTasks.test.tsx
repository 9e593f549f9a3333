// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { CareTask } from '../../care/careTasks';
import { Failure } from '../../errors';
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

/** The server's side: what is open, and what was said of it. */
function house(...tasks: CareTask[]) {
  let open = tasks;
  const said: string[] = [];
  const fetch = async (path: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return new Response(JSON.stringify({ tasks: open }));
    said.push(path);
    if (path.endsWith('t-3/take')) throw new Failure('already-taken', 'refused');
    open = path.endsWith('/done') ? [] : open.map((task) => ({ ...task, taken: mine }));
    return new Response(JSON.stringify(open[0] ?? {}));
  };
  return { identity: { fetch }, said };
}

test('whom to speak with is named, taken by one, and stays until it is done', async () => {
  const { identity, said } = house(sign);
  render(<CareTasks identity={identity} onRecords={() => undefined} />);
  await screen.findByText('Ana Morales should be spoken to');
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
  render(<CareTasks identity={house(callBack, theirs).identity} onRecords={records} />);
  await screen.findByText('Ana Morales needed help and has to be called back');
  press('Number and card of Ana Morales');
  expect(records).toHaveBeenCalledWith(callBack);
  expect(screen.getByText(/Marcus Okafor will/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Ben Carter/ })).toBeNull();
});

test('what was refused is said', async () => {
  render(<CareTasks identity={house({ ...sign, taskId: 't-3' }).identity} onRecords={() => undefined} />);
  await screen.findByText('Ana Morales should be spoken to');
  press('I will speak with Ana Morales');
  expect((await screen.findByRole('alert')).textContent).toBe('Somebody else is doing that already.');
});

test('nothing to do is nothing to see', async () => {
  const { identity } = house();
  const fetch = vi.spyOn(identity, 'fetch');
  const { container } = render(<CareTasks identity={identity} onRecords={() => undefined} />);
  await eventually(() => expect(fetch).toHaveBeenCalled());
  expect(container.textContent).toBe('');
});
