package org.homegroup.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.homegroup.identity.Logins.Held;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;

/// Signing in and out: from a link to an access token and a cookie, and on from there.
public final class Identity {

  private final Links links;
  private final Logins logins;
  private final AccessTokens tokens;
  private final PracticeDirectory directory;

  /// @param refreshTtl how long a browser stays signed in
  public Identity(
      Pool pool,
      InstantSource clock,
      Duration refreshTtl,
      Links links,
      AccessTokens tokens,
      PracticeDirectory directory) {
    this.logins = new Logins(pool, clock, refreshTtl);
    this.links = links;
    this.tokens = tokens;
    this.directory = directory;
  }

  public Duration accessTtl() {
    return tokens.ttl();
  }

  /// Uses the secret of a link, once.
  public Future<SignIn> exchange(String linkSecret) {
    return logins
        .open(linkSecret)
        .compose(
            held ->
                held.isPresent()
                    ? accept(held.get())
                    : links.refusalOf(linkSecret).map(SignIn.Refused::new));
  }

  /// Renews what a browser holds.
  public Future<SignIn> refresh(String account, String refreshToken) {
    return logins
        .renew(account, refreshToken)
        .compose(held -> held.map(this::accept).orElseGet(Identity::notSignedIn));
  }

  /// A link for oneself, to open on another device.
  public Future<URI> linkForOtherDevice(Principal principal) {
    return links.make(
        principal.organisationId(), principal.personId(), Links.Purpose.ANOTHER_DEVICE);
  }

  public Future<Void> signOut(String account, String refreshToken) {
    return logins.close(account, refreshToken);
  }

  /// Which of a browser's accounts it may forget.
  Future<Set<String>> surplus(Collection<String> accounts, int keep) {
    return logins.surplus(accounts, keep);
  }

  /// Deletes what ended long ago; call it daily.
  public Future<Void> sweep() {
    return logins.sweep();
  }

  private Future<SignIn> accept(Held held) {
    return directory
        .person(held.personId())
        .compose(person -> person.map(one -> accepted(held, one)).orElseGet(Identity::notSignedIn));
  }

  private Future<SignIn> accepted(Held held, KnownPerson person) {
    var principal = new Principal(person.personId(), person.organisationId(), person.kind());
    return Future.succeededFuture(
        new SignIn.Accepted(
            held.account(), person, tokens.sign(principal), held.token(), held.goodFor()));
  }

  private static Future<SignIn> notSignedIn() {
    return Future.succeededFuture(new SignIn.Refused(IdentityRefusal.NOT_SIGNED_IN));
  }
}
