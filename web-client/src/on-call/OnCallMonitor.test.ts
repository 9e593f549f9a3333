import { beforeEach, expect, test } from 'vitest';
import { ApiClient } from '../api/ApiClient';
import { VirtualTime } from '../testing/virtualTime';
import { OnCallMonitor } from './OnCallMonitor';
import type { OpenTasks, Task } from '../api/onCallTasks';

const alone: Task = {
  taskId: 't-1',
  kind: 'unsupervised',
  sessionId: 's-1',
  title: 'Evening group',
  raisedAt: '2026-11-21T16:58:00.000Z',
  dueAt: null,
  taken: null,
  durable: false,
  call: { state: 'told', calls: 1, at: '2026-11-21T16:58:03.000Z' },
};
const open = (tasks: Task[]): OpenTasks => ({
  asOf: '2026-11-21T17:00:30.000Z',
  onCall: { you: true, name: 'Judith Hale', calledOutside: true },
  tasks,
});

interface Asked {
  path: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  answer: (response: Response) => void;
  fail: (failure: unknown) => void;
}

let asked: Asked[];
let raised: string[][];
let time: VirtualTime;
let watch: OnCallMonitor;

beforeEach(() => {
  asked = [];
  raised = [];
  time = new VirtualTime();
  const fetch = (path: string, init: RequestInit) =>
    new Promise<Response>((answer, fail) => {
      const signal = init.signal as AbortSignal;
      signal?.addEventListener('abort', () => fail(new TypeError('aborted')));
      asked.push({ path, headers: init.headers as Record<string, string>, signal, answer, fail });
    });
  watch = new OnCallMonitor(new ApiClient({ fetch }), time, (tasks) =>
    raised.push(tasks.map((task) => task.taskId)),
  );
  watch.start();
});

const last = () => asked[asked.length - 1]!;
async function answers(tasks: Task[], etag = '"1"') {
  last().answer(new Response(JSON.stringify(open(tasks)), { headers: { etag } }));
  await time.elapse(0);
}

test('the first look does not wait; each one after it waits for something new', async () => {
  expect(last().headers).toEqual({});
  await answers([]);
  expect(asked).toHaveLength(2);
  expect(last().headers).toEqual({ 'if-none-match': '"1"', prefer: 'wait=20' });
  expect(watch.state.value.behindMs).toBe(30_000);
});

test('what is new is told once, and again when somebody was called again', async () => {
  await answers([alone]);
  await answers([{ ...alone, call: { ...alone.call, state: 'not-reached' } }]);
  expect(raised).toEqual([['t-1']]);
  await answers([{ ...alone, call: { ...alone.call, calls: 2 } }]);
  expect(raised).toEqual([['t-1'], ['t-1']]);
  await answers([{ ...alone, taken: { you: false, name: 'Dr. Elena Rivera', at: alone.raisedAt } }]);
  await answers([]);
  expect(raised).toHaveLength(2);
});

test('what is done is off the page at once, and on the page while it cannot be put on record', async () => {
  const kept: Task = {
    ...alone,
    durable: true,
    taken: { you: true, name: 'Judith Hale', at: alone.raisedAt },
  };
  await answers([kept, { ...kept, taskId: 't-2' }]);
  void watch.done('t-1');
  expect(last().path).toBe('/api/on-call/tasks/t-1/done');
  expect([...watch.state.value.taking]).toEqual(['t-1']);
  last().answer(new Response(null, { status: 204 }));
  await time.elapse(0);
  expect(watch.state.value.open?.tasks.map((task) => task.taskId)).toEqual(['t-2']);
  void watch.done('t-2');
  last().answer(Response.json({ code: 'unavailable' }, { status: 503 }));
  await time.elapse(0);
  expect(watch.state.value.problem).toBe('unavailable');
  expect(watch.state.value.open?.tasks).toHaveLength(1);
});

test('a server that does not let us wait is not asked in a loop', async () => {
  await answers([]);
  last().answer(new Response(null, { status: 304 }));
  await time.elapse(1_900);
  expect(asked).toHaveLength(2);
  await time.elapse(200);
  expect(asked).toHaveLength(3);
});

test('when the line is down it says so, keeps what it has, and comes back by itself', async () => {
  await answers([alone]);
  last().fail(new TypeError('network'));
  await time.elapse(0);
  expect(watch.state.value).toMatchObject({ problem: 'no-network', open: { tasks: [{ taskId: 't-1' }] } });
  await time.elapse(2_000);
  await answers([alone]);
  expect(watch.state.value.problem).toBeUndefined();
});

test('a server that asks for time is given it', async () => {
  const headers = { 'retry-after': '9' };
  last().answer(Response.json({ code: 'too-many-requests' }, { status: 429, headers }));
  await time.elapse(8_900);
  expect(asked).toHaveLength(1);
  await time.elapse(100);
  expect(asked).toHaveLength(2);
});

test('a server that falls silent is not waited for', async () => {
  await time.elapse(36_000);
  expect(asked[0]!.signal.aborted).toBe(true);
  expect(watch.state.value.problem).toBe('no-network');
});

test('"I have it" shows at once what the server said', async () => {
  await answers([alone]);
  const done = watch.take('t-1');
  expect(watch.state.value.taking.has('t-1')).toBe(true);
  const taken = { you: true, name: 'Judith Hale', at: '2026-11-21T17:00:31.000Z' };
  expect(last().path).toBe('/api/on-call/tasks/t-1/take');
  last().answer(new Response(JSON.stringify({ ...alone, taken })));
  await done;
  expect(watch.state.value.open?.tasks[0]?.taken).toEqual(taken);
  expect(watch.state.value.taking.size).toBe(0);
});

test('somebody else was faster', async () => {
  await answers([alone]);
  const done = watch.take('t-1');
  last().answer(Response.json({ code: 'already-taken' }, { status: 409 }));
  await done;
  expect(watch.state.value).toMatchObject({ problem: 'already-taken', taking: new Set() });
});

test('after the page is closed nothing is asked any more', async () => {
  await answers([]);
  watch.stop();
  await time.elapse(120_000);
  expect(asked).toHaveLength(2);
  expect(last().signal.aborted).toBe(true);
});
