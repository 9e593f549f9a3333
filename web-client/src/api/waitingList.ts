import type { WaitingPerson } from '../protocol/messages';
import { waitingPerson } from '../protocol/parts';
import { instant, list, object, string } from '../protocol/readers';
import { path, type SessionScope } from './path';

export interface WaitingList {
  sessionId: string;
  asOf: string;
  waiting: WaitingPerson[];
}

const readWaiting = object<WaitingList>({
  sessionId: string,
  asOf: instant,
  waiting: list(waitingPerson),
});

/** The queue of the waiting room, each entry with the result of the connection check. */
export function waitingNow({ api, sessionId }: SessionScope): Promise<WaitingList> {
  return api.get(path`/api/sessions/${sessionId}/waiting`, readWaiting);
}
