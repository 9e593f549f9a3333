import { boolean, instant, list, nullable, object, oneOf, string } from '../protocol/readers';
import type { ApiClient } from './ApiClient';
import { path } from './path';

/** An open task of a session that this person led, as `GET /api/care-tasks` lists it. */
export interface CareTask {
  taskId: string;
  kind: 'telephone-callback' | 'relapse-sign';
  sessionId: string;
  title: string;
  zone: string;
  /** The participant to speak with; null when the practice no longer has their record. */
  name: string | null;
  raisedAt: string;
  dueAt: string | null;
  taken: { you: boolean; name: string | null; at: string } | null;
}

const readTask = object<CareTask>({
  taskId: string,
  kind: oneOf('telephone-callback', 'relapse-sign'),
  sessionId: string,
  title: string,
  zone: string,
  name: nullable(string),
  raisedAt: instant,
  dueAt: nullable(instant),
  taken: nullable(object({ you: boolean, name: nullable(string), at: instant })),
});

const readTasks = object<{ tasks: CareTask[] }>({ tasks: list(readTask) });

export async function careTasks(api: ApiClient): Promise<CareTask[]> {
  return (await api.get('/api/care-tasks', readTasks)).tasks;
}

/** `take`: "I will". `done`: "it is done". */
export function tellCareTask(api: ApiClient, taskId: string, step: 'take' | 'done'): Promise<void> {
  return api.tell(path`/api/care-tasks/${taskId}/${step}`);
}
