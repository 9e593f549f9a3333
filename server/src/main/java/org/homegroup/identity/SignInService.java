package org.homegroup.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.homegroup.identity.link.MagicLinks;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.RefreshTokenFamilies;
import org.homegroup.identity.token.RefreshTokenFamilies.Held;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;

/// Signs people in and out: exchanges a link for an access token and a cookie, and renews these.
public final class SignInService {

  private final MagicLinks magicLinks;
  private final RefreshTokenFamilies refreshTokens;
  private final AccessTokens tokens;
  private final PracticeDirectory directory;

  /// Creates the service.
  ///
  /// @param refreshTtl how long a browser stays signed in
  public SignInService(
      Pool pool,
      InstantSource clock,
      Duration refreshTtl,
      MagicLinks magicLinks,
      AccessTokens tokens,
      PracticeDirectory directory) {
    this.refreshTokens = new RefreshTokenFamilies(pool, clock, refreshTtl);
    this.magicLinks = magicLinks;
    this.tokens = tokens;
    this.directory = directory;
  }

  public Duration accessTtl() {
    return tokens.ttl();
  }

  /// Exchanges the secret of a link, which works once.
  public Future<SignInResult> exchange(String linkSecret) {
    return refreshTokens
        .open(linkSecret)
        .compose(
            held ->
                held.isPresent()
                    ? accept(held.get())
                    : magicLinks.refusalOf(linkSecret).map(SignInResult.Refused::new));
  }

  /// Renews a browser's tokens.
  public Future<SignInResult> refresh(String account, String refreshToken) {
    return refreshTokens
        .renew(account, refreshToken)
        .compose(held -> held.map(this::accept).orElseGet(SignInService::notSignedIn));
  }

  /// Creates a link for the same person's other device.
  public Future<URI> linkForOtherDevice(Principal principal) {
    return magicLinks.make(
        principal.organizationId(), principal.personId(), MagicLinks.Purpose.ANOTHER_DEVICE);
  }

  public Future<Void> signOut(String account, String refreshToken) {
    return refreshTokens.close(account, refreshToken);
  }

  /// The accounts of a browser that it may forget.
  public Future<Set<String>> surplus(Collection<String> accounts, int keep) {
    return refreshTokens.surplus(accounts, keep);
  }

  /// Deletes entries that ended long ago; call it daily.
  public Future<Void> sweep() {
    return refreshTokens.sweep();
  }

  private Future<SignInResult> accept(Held held) {
    return directory
        .person(held.personId())
        .compose(
            person -> person.map(one -> accepted(held, one)).orElseGet(SignInService::notSignedIn));
  }

  private Future<SignInResult> accepted(Held held, KnownPerson person) {
    var principal = new Principal(person.personId(), person.organizationId(), person.kind());
    return Future.succeededFuture(
        new SignInResult.Accepted(
            held.account(), person, tokens.sign(principal), held.token(), held.goodFor()));
  }

  private static Future<SignInResult> notSignedIn() {
    return Future.succeededFuture(new SignInResult.Refused(IdentityRefusal.NOT_SIGNED_IN));
  }
}
