import { boolean, instant, list, nullable, number, object, oneOf, string } from '../protocol/readers';
import type { ApiClient, Tagged } from './ApiClient';
import { path } from './path';

/** A task for the supervisor on call, as `GET /api/on-call/tasks` lists it. */
export interface Task {
  taskId: string;
  kind: 'unsupervised' | 'crisis' | 'telephone-callback' | 'relapse-sign';
  sessionId: string;
  /** Title of the session; null when it was canceled. */
  title: string | null;
  raisedAt: string;
  dueAt: string | null;
  taken: { you: boolean; name: string | null; at: string } | null;
  /** A kept task stays until a person marks it done; any other task ends by itself. */
  durable: boolean;
  /** The state of the call by webhook and mail. */
  call: {
    state: 'waiting' | 'calling' | 'told' | 'not-reached' | 'no-way';
    calls: number;
    at: string | null;
  };
}

export interface OpenTasks {
  asOf: string;
  /** Null when the practice has not named a supervisor on call. */
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

/** Undefined when nothing changed since `entityTag`; the server waits a while for a change. */
export function openTasks(
  api: ApiClient,
  entityTag: string | undefined,
  signal: AbortSignal,
): Promise<Tagged<OpenTasks> | undefined> {
  return api.poll('/api/on-call/tasks', readOpenTasks, { entityTag, waitSeconds: WAIT_SECONDS, signal });
}

export function takeTask(api: ApiClient, taskId: string): Promise<Task> {
  return api.post(path`/api/on-call/tasks/${taskId}/take`, readTask);
}

export function finishTask(api: ApiClient, taskId: string): Promise<void> {
  return api.tell(path`/api/on-call/tasks/${taskId}/done`);
}
