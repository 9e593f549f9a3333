import { categoryOfStatus, Failure } from './errors';

/** Calls the server; a problem (RFC 9457) or a dead line becomes a Failure with the code of PROTOCOL.md. */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', ...init });
  } catch {
    throw new Failure('no-network', 'network');
  }
  // 304 comes only to who named what they have.
  if (response.ok || response.status === 304) return response;
  const problem = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown };
  // A proxy in front of a server that is starting answers without our code.
  const code =
    typeof problem.code === 'string' ? problem.code : response.status >= 500 ? 'unavailable' : 'internal';
  const detail = typeof problem.detail === 'string' ? problem.detail : undefined;
  throw new Failure(code, categoryOfStatus(response.status), detail);
}

export function postJson(path: string, body: unknown): Promise<Response> {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
