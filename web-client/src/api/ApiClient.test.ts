import { beforeEach, expect, test } from 'vitest';
import { asFailure, retryDelay } from '../errors';
import { object, string } from '../protocol/readers';
import { ApiClient } from './ApiClient';
import { path } from './path';

interface Asked {
  path: string;
  init: RequestInit;
  headers: Record<string, string>;
}

let asked: Asked[];
let answers: (Response | Error)[];
let renewals: number;
let api: ApiClient;

const readName = object<{ name: string }>({ name: string });
const problem = (status: number, code?: string, headers: Record<string, string> = {}) =>
  new Response(code ? JSON.stringify({ code, detail: 'not for people' }) : '<html>', { status, headers });

beforeEach(() => {
  asked = [];
  answers = [];
  renewals = 0;
  api = new ApiClient({
    tokens: { accessToken: async (fresh) => `token-${fresh ? ++renewals : renewals}` },
    fetch: async (address, init) => {
      asked.push({ path: address, init, headers: init.headers as Record<string, string> });
      const answer = answers.shift() ?? Response.json({ name: 'Ana' });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
});

const failing = async (call: Promise<unknown>) => asFailure(await call.catch((thrown: unknown) => thrown));

test('each call carries the token, and the answer is read', async () => {
  expect(await api.get('/api/me', readName)).toEqual({ name: 'Ana' });
  expect(asked[0]).toMatchObject({
    path: '/api/me',
    init: { method: 'GET', cache: 'no-store', credentials: 'same-origin' },
    headers: { authorization: 'Bearer token-0' },
  });
  expect(asked[0]?.init.body).toBeUndefined();
});

test('a body goes as JSON; without one there is no content type', async () => {
  await api.post('/api/me', readName, { name: 'Ben' });
  expect(asked[0]).toMatchObject({ init: { method: 'POST', body: '{"name":"Ben"}' } });
  expect(asked[0]?.headers['content-type']).toBe('application/json');
  answers = [new Response(null, { status: 204 })];
  await api.tell('/api/me');
  expect(Object.keys(asked[1]?.headers ?? {})).toEqual(['authorization']);
});

test('a token that ran out is renewed once, and no more', async () => {
  answers = [problem(401, 'unauthorized')];
  expect(await api.get('/api/me', readName)).toEqual({ name: 'Ana' });
  expect(asked.map((one) => one.headers['authorization'])).toEqual(['Bearer token-0', 'Bearer token-1']);
  answers = [problem(401, 'unauthorized'), problem(401, 'unauthorized')];
  expect((await failing(api.get('/api/me', readName))).code).toBe('unauthorized');
  expect(asked).toHaveLength(4);
});

test('without tokens a call is anonymous, and a refusal is final', async () => {
  const anonymous = new ApiClient({
    fetch: async (_, init) => {
      asked.push({ path: '', init, headers: init.headers as Record<string, string> });
      return problem(401, 'unauthorized');
    },
  });
  expect((await failing(anonymous.get('/api/me', readName))).code).toBe('unauthorized');
  expect(asked.map((one) => one.headers)).toEqual([{}]);
});

test.each([
  ['a refusal', problem(409, 'door-locked'), 'door-locked', 'refused'],
  ['too many calls', problem(429, 'too-many-requests'), 'too-many-requests', 'server'],
  ['a fault of the server', problem(503, 'unavailable'), 'unavailable', 'server'],
  ['a proxy whose server is starting', problem(502), 'unavailable', 'server'],
  ['an answer that no rule of ours gives', problem(404), 'internal', 'refused'],
  ['no network', new TypeError('failed to fetch'), 'no-network', 'network'],
])('%s is a failure with a code', async (_, answer, code, category) => {
  answers = [answer];
  const failure = await failing(api.get('/api/me', readName));
  expect(failure).toMatchObject({ code, category });
  expect(failure.message).toBe(code);
});

test('an answer of another shape is our defect', async () => {
  answers = [Response.json({ name: 1 })];
  expect(await failing(api.get('/api/me', readName))).toMatchObject({ code: 'internal', category: 'bug' });
});

test('the server may ask for a longer delay than usual, never for a shorter one', async () => {
  answers = [problem(429, 'too-many-requests', { 'retry-after': '7' })];
  const failure = await failing(api.get('/api/me', readName));
  expect([retryDelay(failure, 2_000), retryDelay(failure, 10_000)]).toEqual([7_000, 10_000]);
  answers = [problem(503, 'unavailable', { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' })];
  expect(retryDelay(await failing(api.get('/api/me', readName)), 2_000)).toBe(2_000);
});

test('a long poll names what it has, and hears of nothing new', async () => {
  const { signal } = new AbortController();
  answers = [
    Response.json({ name: 'Ana' }, { headers: { etag: '"1"' } }),
    new Response(null, { status: 304 }),
  ];
  const first = await api.poll('/api/me', readName, { entityTag: undefined, waitSeconds: 20, signal });
  expect(first).toEqual({ value: { name: 'Ana' }, entityTag: '"1"' });
  expect(asked[0]?.headers).toEqual({ authorization: 'Bearer token-0' });
  expect(asked[0]?.init.signal).toBe(signal);
  const { entityTag } = first ?? {};
  expect(await api.poll('/api/me', readName, { entityTag, waitSeconds: 20, signal })).toBeUndefined();
  expect(asked[1]?.headers).toMatchObject({ 'if-none-match': '"1"', prefer: 'wait=20' });
});

test('a file keeps the name that the server gave it', async () => {
  const headers = { 'content-disposition': 'attachment; filename="attendance-2026-11-21.csv"' };
  answers = [new Response('a,b', { headers }), new Response('a,b')];
  const { name, content } = await api.file('/api/sessions/s-1/attendance.csv');
  expect([name, await content.text()]).toEqual(['attendance-2026-11-21.csv', 'a,b']);
  expect((await api.file('/api/sessions/s-1/attendance.csv')).name).toBeUndefined();
});

test('what stands in a path is one segment of it', () => {
  expect(path`/api/sessions/${'a/b'}/crises/${'c 1'}/notes`).toBe('/api/sessions/a%2Fb/crises/c%201/notes');
});
