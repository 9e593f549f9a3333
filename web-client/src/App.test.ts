// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { App } from './App';
import { session } from './testing/people';
import { eventually } from './testing/eventually';

const access = {
  account: 'k3v9',
  accessToken: 'eyJ',
  expiresInSeconds: 600,
  person: { name: 'Ana Morales', kind: 'patient', supervises: false },
};
const summary = {
  ...session,
  room: 'Oak',
  program: 'Evening',
  role: 'patient',
  waiting: null,
  inRoom: null,
};
const calls: { path: string; body: unknown }[] = [];
let answers: Record<string, { status: number; body: unknown }>;

beforeEach(() => {
  sessionStorage.clear();
  calls.length = 0;
  answers = {
    '/api/identity/exchange': { status: 200, body: access },
    '/api/identity/refresh': { status: 200, body: access },
    '/api/sessions': { status: 200, body: { sessions: [summary] } },
  };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    calls.push({ path, body: init.body && JSON.parse(init.body as string) });
    const { status, body } = answers[path] ?? { status: 404, body: {} };
    return new Response(JSON.stringify(body), { status });
  });
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
  history.replaceState(null, '', '/');
});

async function open(address: string) {
  history.replaceState(null, '', address);
  const app = new App();
  app.start();
  await eventually(() => expect(app.stage.value.page).not.toBe('opening'));
  return app;
}

test('a link is exchanged, and is gone from the address bar at once', async () => {
  const app = await open('/#link=s3cret');
  expect(location.href).not.toContain('s3cret');
  expect(calls[0]).toEqual({ path: '/api/identity/exchange', body: { secret: 's3cret' } });
  expect(app.stage.value).toMatchObject({ page: 'preflight', session: { title: session.title } });
  expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('eyJ');
});

test('a link that was used says so', async () => {
  answers['/api/identity/exchange'] = { status: 410, body: { code: 'link-used' } };
  const app = await open('/#link=s3cret');
  expect(app.stage.value).toEqual({ page: 'problem', code: 'link-used', retrying: false });
});

test('nobody known and no link: please open your link', async () => {
  answers['/api/identity/refresh'] = { status: 401, body: { code: 'unauthorized' } };
  const app = await open('/');
  expect(app.stage.value).toMatchObject({ page: 'problem', code: 'no-link' });
});

test('a reload goes straight back to the seat, as the account of this tab', async () => {
  const before = await open('/#link=s3cret');
  before.join(session.sessionId);
  calls.length = 0;
  const app = await open('/');
  expect(app.stage.value).toMatchObject({ page: 'session' });
  expect(calls[0]).toEqual({ path: '/api/identity/refresh', body: { account: 'k3v9' } });
});

test('another link ends the visit before', async () => {
  const before = await open('/#link=s3cret');
  before.join(session.sessionId);
  const app = await open('/#link=another');
  expect(app.stage.value).toMatchObject({ page: 'preflight' });
});

test('two sessions today: the person chooses', async () => {
  answers['/api/sessions'] = { status: 200, body: { sessions: [summary, { ...summary, sessionId: 's-2' }] } };
  const app = await open('/#link=s3cret');
  expect(app.stage.value).toMatchObject({ page: 'today', sessions: [{}, {}] });
});

test('the address in a call leads a supervisor to the page, and nobody else', async () => {
  const supervisor = { ...access, person: { name: 'Judith Hale', kind: 'clinician', supervises: true } };
  answers['/api/identity/refresh'] = { status: 200, body: supervisor };
  const app = await open('/on-call');
  expect(app.stage.value).toEqual({ page: 'on-call' });
  await app.fromOnCall(session.sessionId);
  expect(app.stage.value).toMatchObject({ page: 'preflight', session: { title: session.title } });
  expect(location.pathname).toBe('/');

  answers['/api/identity/refresh'] = { status: 200, body: access };
  const another = await open('/on-call');
  expect(another.stage.value.page).toBe('preflight');
  expect(location.pathname).toBe('/');
});

test('who still has to speak with somebody of an earlier group sees that first', async () => {
  const clinician = { ...access, person: { name: 'Dr. Elena Rivera', kind: 'clinician', supervises: false } };
  answers['/api/identity/refresh'] = { status: 200, body: clinician };
  const task = {
    taskId: 't-1',
    kind: 'relapse-sign',
    sessionId: session.sessionId,
    title: session.title,
    zone: session.zone,
    name: 'Ana Morales',
    raisedAt: '2026-11-20T23:20:00.000Z',
    dueAt: null,
    taken: null,
  };
  answers['/api/care-tasks'] = { status: 200, body: { tasks: [task] } };
  expect((await open('/')).stage.value).toMatchObject({ page: 'today', sessions: [{}] });
  const others = { you: false, name: 'Marcus Okafor', at: '2026-11-21T08:00:00.000Z' };
  answers['/api/care-tasks'] = { status: 200, body: { tasks: [{ ...task, taken: others }] } };
  expect((await open('/')).stage.value).toMatchObject({ page: 'preflight' });
  answers['/api/care-tasks'] = { status: 503, body: { code: 'unavailable' } };
  expect((await open('/')).stage.value).toMatchObject({ page: 'preflight' });
});
