import type { Identity } from '../identity/Identity';
import { boolean, instant, list, nullable, object, oneOf, string } from '../protocol/readers';

/** What stays to be done for a session that this person led, as `GET /api/care-tasks` lists it. */
export interface CareTask {
  taskId: string;
  kind: 'telephone-callback' | 'relapse-sign';
  sessionId: string;
  title: string;
  zone: string;
  /** Whom to speak with; null for somebody who is not with the practice any more. */
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

const PATH = '/api/care-tasks';

export async function careTasks(identity: Pick<Identity, 'fetch'>): Promise<CareTask[]> {
  const response = await identity.fetch(PATH);
  return readTasks(await response.json(), '').tasks;
}

/** "I will", or "it is done". */
export async function sayOfTask(
  identity: Pick<Identity, 'fetch'>,
  taskId: string,
  step: 'take' | 'done',
): Promise<void> {
  await identity.fetch(`${PATH}/${encodeURIComponent(taskId)}/${step}`, { method: 'POST' });
}
