import { ApiClient, type TokenSource } from '../api/ApiClient';
import { exchangeLink, refreshAccess, type Access, type Person } from '../api/identity';
import { systemClock, type Clock } from '../clock';

const ACCOUNT = 'homegroup.account';
/** A token this near its end is not used any more: the call may take a while on a thin line. */
const SPARE_MS = 45_000;

/**
 * Who this tab is. The token lives in memory only; `sessionStorage` keeps which account the tab belongs to, so that
 * two people can be tried from two tabs of one browser.
 */
export class Identity implements TokenSource {
  person: Person | undefined;
  private token = '';
  private goodUntil = 0;
  private renewal: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly storage: Storage = sessionStorage,
    private readonly anonymous = new ApiClient(),
  ) {}

  /** Whether this tab has belonged to somebody before. */
  get wasKnown() {
    return this.storage.getItem(ACCOUNT) !== null;
  }

  /** Signs in with the one-time secret of a personal link. */
  async exchange(secret: string): Promise<Person> {
    return this.accept(await exchangeLink(this.anonymous, secret));
  }

  /** Signs in with the cookie of an earlier visit. */
  async refresh(): Promise<Person> {
    return this.accept(await refreshAccess(this.anonymous, this.storage.getItem(ACCOUNT)));
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

  private accept(access: Access): Person {
    this.storage.setItem(ACCOUNT, access.account);
    this.token = access.accessToken;
    this.goodUntil = this.clock.now() + access.expiresInSeconds * 1000 - SPARE_MS;
    this.person = access.person;
    return access.person;
  }
}
