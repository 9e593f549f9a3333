import { systemClock, type Clock } from '../clock';
import { Failure } from '../errors';
import { call, postJson } from '../http';
import { boolean, number, object, oneOf, string } from '../protocol/readers';

export type PersonKind = 'clinician' | 'coordinator' | 'patient' | 'guest';

export interface Person {
  name: string;
  kind: PersonKind;
  /** May be on call. */
  supervises: boolean;
}

interface Access {
  account: string;
  accessToken: string;
  expiresInSeconds: number;
  person: Person;
}

const readAccess = object<Access>({
  account: string,
  accessToken: string,
  expiresInSeconds: number,
  person: object<Person>({
    name: string,
    kind: oneOf('clinician', 'coordinator', 'patient', 'guest'),
    supervises: boolean,
  }),
});

const ACCOUNT = 'homegroup.account';
/** A token this near its end is not used any more: the call may take a while on a thin line. */
const SPARE_MS = 45_000;

/**
 * Who this tab is. The token lives in memory only; `sessionStorage` keeps which account the tab belongs to, so that
 * two people can be tried from two tabs of one browser.
 */
export class Identity {
  person: Person | undefined;
  private token = '';
  private goodUntil = 0;
  private renewal: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly storage: Storage = sessionStorage,
  ) {}

  /** Whether this tab has belonged to somebody before. */
  get wasKnown() {
    return this.storage.getItem(ACCOUNT) !== null;
  }

  /** Exchanges the one-time secret of a personal link. */
  async exchange(secret: string): Promise<Person> {
    return this.accept(await postJson('/api/identity/exchange', { secret }));
  }

  /** Comes back with the cookie of an earlier visit. */
  async refresh(): Promise<Person> {
    const account = this.storage.getItem(ACCOUNT);
    return this.accept(await postJson('/api/identity/refresh', account ? { account } : {}));
  }

  /** A token that is good for a while; `fresh` asks for a new one although the present one looks good. */
  async accessToken(fresh = false): Promise<string> {
    if (fresh || this.clock.now() > this.goodUntil) {
      // Calls at the same time share one renewal: the cookie is renewed with each, and the old one is spent.
      this.renewal ??= this.refresh().then(
        () => void (this.renewal = undefined),
        (failure: unknown) => {
          this.renewal = undefined;
          throw failure;
        },
      );
      await this.renewal;
    }
    return this.token;
  }

  /** An authorised call; a token that has run out is renewed once. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const attempt = async (fresh: boolean) =>
      call(path, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${await this.accessToken(fresh)}` },
      });
    try {
      return await attempt(false);
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'unauthorized') return attempt(true);
      throw thrown;
    }
  }

  /** A link with which this person can go on on another device. */
  async linkForAnotherDevice(): Promise<string> {
    const response = await this.fetch('/api/identity/links', { method: 'POST' });
    return object<{ link: string }>({ link: string })(await response.json(), '').link;
  }

  private async accept(response: Response): Promise<Person> {
    const access = readAccess(await response.json(), '');
    this.storage.setItem(ACCOUNT, access.account);
    this.token = access.accessToken;
    this.goodUntil = this.clock.now() + access.expiresInSeconds * 1000 - SPARE_MS;
    this.person = access.person;
    return access.person;
  }
}
