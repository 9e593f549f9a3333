import type { Answers, Form } from '../check-in/questionnaire';
import { path, type SessionScope } from './path';

/** The questions of the waiting room. */
export function checkInForm({ api, sessionId }: SessionScope): Promise<Form> {
  return api.get(path`/api/sessions/${sessionId}/check-in`, (value) => value as Form);
}

export function sendCheckIn({ api, sessionId }: SessionScope, answers: Answers): Promise<void> {
  return api.tell(path`/api/sessions/${sessionId}/check-in`, { answers });
}
