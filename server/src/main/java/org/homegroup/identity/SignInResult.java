package org.homegroup.identity;

import java.time.Duration;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.practice.KnownPerson;

/// What came of an attempt to sign in.
public sealed interface SignInResult {

  /// In.
  ///
  /// @param account names the cookie; no secret
  /// @param accessToken for the `Authorization` header and the live socket's `hello`
  /// @param refreshToken for the cookie
  /// @param refreshFor how long the cookie is good from now
  record Accepted(
      String account,
      KnownPerson person,
      String accessToken,
      String refreshToken,
      Duration refreshFor)
      implements SignInResult {

    /// Without what it must not show.
    @Override
    public String toString() {
      return "Accepted[" + account + "]";
    }
  }

  record Refused(IdentityRefusal refusal) implements SignInResult {}
}
