import { ApiClient, type TokenSource } from '../api/ApiClient';
import { exchangeLink, refreshAccess, type Access, type Person } from '../api/identity';
import { systemClock, type Clock } from '../clock';

const ACCOUNT = 'homegroup.account';
/** A token this close to its expiry is not used: the request may take a while on a slow connection. */
const SPARE_MS = 45_000;

/**
 * The identity of this tab. The token is kept in memory only; `sessionStorage` keeps the account of the tab, so that
 * two people can be tried in two tabs of one browser.
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

  /** True when this tab has been signed in before. */
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

  /**
   * Returns a token that is valid for a while; `fresh` asks for a new one although the present one has not expired.
   */
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
