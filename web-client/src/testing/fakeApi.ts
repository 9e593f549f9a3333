import { ApiClient } from '../api/ApiClient';
import type { SessionScope } from '../api/path';
import { asFailure } from '../errors';
import { session } from './people';

type Answer = (path: string, body: unknown) => unknown;

/** A client whose requests `answer` answers. A `Failure` that it throws comes back as a problem with that code. */
export function fakeApi(answer: Answer): ApiClient {
  return new ApiClient({
    fetch: async (path, init) => {
      try {
        const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
        return Response.json((await answer(path, body)) ?? {});
      } catch (thrown) {
        const { code, category } = asFailure(thrown);
        if (category === 'network') throw thrown;
        return Response.json({ code }, { status: category === 'server' ? 503 : 409 });
      }
    },
  });
}

/** The test people's session; paths are those below `/api/sessions/{sessionId}/`. */
export function fakeScope(answer: Answer): SessionScope {
  const below = `/api/sessions/${session.sessionId}/`;
  return {
    sessionId: session.sessionId,
    api: fakeApi((path, body) => answer(path.replace(below, ''), body)),
  };
}
