import type { Identity } from '../identity/Identity';
import { boolean, instant, list, nullable, number, object, oneOf, string } from '../protocol/readers';

/** Something that somebody has to see to, as `GET /api/on-call/tasks` lists it. */
export interface Task {
  taskId: string;
  kind: 'unsupervised' | 'crisis' | 'telephone-callback' | 'relapse-sign';
  sessionId: string;
  /** Of the session; null when it was called off. */
  title: string | null;
  raisedAt: string;
  dueAt: string | null;
  taken: { you: boolean; name: string | null; at: string } | null;
  /** It stays until somebody says that it is done; anything else is over by itself. */
  durable: boolean;
  /** How the call by webhook and mail went. */
  call: {
    state: 'waiting' | 'calling' | 'told' | 'not-reached' | 'no-way';
    calls: number;
    at: string | null;
  };
}

export interface OpenTasks {
  asOf: string;
  /** Null when the practice named nobody. */
  onCall: { you: boolean; name: string; calledOutside: boolean } | null;
  tasks: Task[];
}

const readTask = object<Task>({
  taskId: string,
  kind: oneOf('unsupervised', 'crisis', 'telephone-callback', 'relapse-sign'),
  sessionId: string,
  title: nullable(string),
  raisedAt: instant,
  dueAt: nullable(instant),
  taken: nullable(object({ you: boolean, name: nullable(string), at: instant })),
  durable: boolean,
  call: object<Task['call']>({
    state: oneOf('waiting', 'calling', 'told', 'not-reached', 'no-way'),
    calls: number,
    at: nullable(instant),
  }),
});

const readOpenTasks = object<OpenTasks>({
  asOf: instant,
  onCall: nullable(object({ you: boolean, name: string, calledOutside: boolean })),
  tasks: list(readTask),
});

const WAIT_SECONDS = 20;

/** Undefined when nothing is new since `entityTag`, for which the server waits a while. */
export async function openTasks(
  identity: Pick<Identity, 'fetch'>,
  entityTag: string | undefined,
  signal: AbortSignal,
): Promise<{ open: OpenTasks; entityTag: string | undefined } | undefined> {
  const response = await identity.fetch('/api/on-call/tasks', {
    signal,
    headers: entityTag ? { 'if-none-match': entityTag, prefer: `wait=${WAIT_SECONDS}` } : {},
  });
  if (response.status === 304) return undefined;
  return {
    open: readOpenTasks(await response.json(), ''),
    entityTag: response.headers.get('etag') ?? undefined,
  };
}

export async function takeTask(identity: Pick<Identity, 'fetch'>, taskId: string): Promise<Task> {
  const response = await identity.fetch(`/api/on-call/tasks/${encodeURIComponent(taskId)}/take`, {
    method: 'POST',
  });
  return readTask(await response.json(), '');
}

export async function doneTask(identity: Pick<Identity, 'fetch'>, taskId: string): Promise<void> {
  await identity.fetch(`/api/on-call/tasks/${encodeURIComponent(taskId)}/done`, { method: 'POST' });
}
