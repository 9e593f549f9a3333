import { asFailure, categoryOfStatus, Failure } from '../errors';
import type { Reader } from '../protocol/readers';

/** The source of access tokens; `fresh` asks for a new token although the present one has not run out. */
export interface TokenSource {
  accessToken(fresh: boolean): Promise<string>;
}

/** An answer that may be asked for again with its entity tag. */
export interface Tagged<T> {
  value: T;
  entityTag: string | undefined;
}

interface Poll {
  /** The tag of the answer at hand; the server then waits up to `waitSeconds` for a newer one. */
  entityTag: string | undefined;
  waitSeconds: number;
  signal: AbortSignal;
}

interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

interface ApiClientOptions {
  /** Without tokens, calls are anonymous. */
  tokens?: TokenSource;
  fetch?: Fetch;
}

/**
 * The only HTTP client of this page. It adds the access token, renews the token once when the server refuses it, and
 * turns a problem (RFC 9457) or a broken network into a `Failure` with a code. The modules beside it describe one
 * resource each.
 */
export class ApiClient {
  private readonly tokens: TokenSource | undefined;
  private readonly fetch: Fetch;

  constructor(options: ApiClientOptions = {}) {
    this.tokens = options.tokens;
    this.fetch = options.fetch ?? ((path, init) => fetch(path, init));
  }

  async get<T>(path: string, read: Reader<T>): Promise<T> {
    return read(await (await this.send({ method: 'GET', path })).json(), '');
  }

  /** Posts a body, or nothing, and reads the answer. */
  async post<T>(path: string, read: Reader<T>, body?: unknown): Promise<T> {
    return read(await (await this.send({ method: 'POST', path, body })).json(), '');
  }

  /** Posts a body, or nothing, where the answer has no content of interest. */
  async tell(path: string, body?: unknown): Promise<void> {
    await this.send({ method: 'POST', path, body });
  }

  /** Long poll: undefined when nothing changed since `entityTag`. Without a tag the server answers at once. */
  async poll<T>(path: string, read: Reader<T>, poll: Poll): Promise<Tagged<T> | undefined> {
    const { entityTag, waitSeconds, signal } = poll;
    const headers: Record<string, string> = entityTag
      ? { 'if-none-match': entityTag, prefer: `wait=${waitSeconds}` }
      : {};
    const response = await this.send({ method: 'GET', path, headers, signal });
    if (response.status === 304) return undefined;
    return { value: read(await response.json(), ''), entityTag: response.headers.get('etag') ?? undefined };
  }

  /** Fetches a file with the token in a header, so that no address ever contains a token. */
  async file(path: string): Promise<{ name: string | undefined; content: Blob }> {
    const response = await this.send({ method: 'GET', path });
    const name = /filename="?([\w.-]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { name, content: await response.blob() };
  }

  private async send(call: Call): Promise<Response> {
    const { tokens } = this;
    if (!tokens) return this.attempt(call);
    try {
      return await this.attempt(call, await tokens.accessToken(false));
    } catch (thrown) {
      if (asFailure(thrown).code !== 'unauthorized') throw thrown;
      return this.attempt(call, await tokens.accessToken(true));
    }
  }

  private async attempt({ method, path, body, headers, signal }: Call, token?: string): Promise<Response> {
    let response: Response;
    try {
      response = await this.fetch(path, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        headers: {
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch {
      throw new Failure('no-network', 'network');
    }
    // 304 answers only a request that named an entity tag.
    if (response.ok || response.status === 304) return response;
    throw await failureOf(response);
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = (await response.json().catch(() => null)) as { code?: unknown } | null;
  // A proxy in front of a server that is starting answers without one of our codes.
  const code =
    typeof problem?.code === 'string' ? problem.code : response.status >= 500 ? 'unavailable' : 'internal';
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new Failure(code, categoryOfStatus(response.status), {
    retryAfterMs: Number.isFinite(seconds) ? Math.max(0, seconds) * 1_000 : undefined,
  });
}
