package org.homegroup.identity;

import java.time.Duration;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.practice.KnownPerson;

/// The result of an attempt to sign in.
public sealed interface SignInResult {

  /// The person is signed in.
  ///
  /// @param account names the cookie; no secret
  /// @param accessToken for the `Authorization` header and the live socket's `hello`
  /// @param refreshToken for the cookie
  /// @param refreshFor remaining lifetime of the cookie
  record Accepted(
      String account,
      KnownPerson person,
      String accessToken,
      String refreshToken,
      Duration refreshFor)
      implements SignInResult {

    /// Omits the secrets.
    @Override
    public String toString() {
      return "Accepted[" + account + "]";
    }
  }

  record Refused(IdentityRefusal refusal) implements SignInResult {}
}
