import type { ApiClient } from './ApiClient';

/** Builds a path; each inserted value is percent-encoded as one segment. */
export function path(fixed: TemplateStringsArray, ...segments: string[]): string {
  return fixed.reduce((built, part, index) => built + encodeURIComponent(segments[index - 1] ?? '') + part);
}

/** The session that a request is about, and the client that makes the request. */
export interface SessionScope {
  api: ApiClient;
  sessionId: string;
}
