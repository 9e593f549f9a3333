package org.homegroup.identity.token;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.PersonKind;

/// Signs and verifies the short-lived tokens that a page sends with each request and in the live
/// socket's `hello`. A token identifies a person, without a name, and contains no rights.
public final class AccessTokens {

  static final String AUDIENCE = "homegroup";

  /// Clocks of nodes differ a little.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private static final int LONGEST_TOKEN = 2_048;
  private static final int LONGEST_KID = 40;

  private final SigningKeys keys;
  private final InstantSource clock;
  private final Duration ttl;

  public AccessTokens(SigningKeys keys, InstantSource clock, Duration ttl) {
    this.keys = keys;
    this.clock = clock;
    this.ttl = ttl;
  }

  /// The lifetime of a newly signed token.
  public Duration ttl() {
    return ttl;
  }

  public String sign(Principal principal) {
    long now = clock.instant().getEpochSecond();
    var claims =
        new JsonObject()
            .put("iss", SigningKeys.ISSUER)
            .put("aud", AUDIENCE)
            .put("sub", principal.personId().value())
            .put("org", principal.organizationId().value())
            .put("kind", principal.kind().code())
            .put("iat", now)
            .put("exp", now + ttl.toSeconds());
    var options =
        new JWTOptions()
            .setAlgorithm(SigningKeys.ALGORITHM)
            .setNoTimestamp(true)
            .setHeader(new JsonObject().put("kid", keys.ownKid()));
    return keys.ownTokens().generateToken(claims, options);
  }

  /// The person of the token; empty if it is not one of this practice's, or no longer valid.
  /// Completes at once for tokens of this node. Fails only when the keys of another node cannot be
  /// read.
  public Future<Optional<Principal>> verify(String token) {
    Optional<String> kid = kid(token);
    if (kid.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return keys.tokensOf(kid.get())
        .compose(
            tokens ->
                tokens
                    .map(one -> verify(one, token))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Principal>> verify(JWTAuth tokens, String token) {
    return tokens
        .authenticate(new TokenCredentials(token))
        .map(this::principal)
        .otherwise(Optional.empty());
  }

  private Optional<Principal> principal(User user) {
    JsonObject claims = user.attributes().getJsonObject("accessToken");
    long now = clock.instant().getEpochSecond();
    long skew = CLOCK_SKEW.toSeconds();
    boolean good =
        now < claims.getLong("exp", 0L) + skew
            && claims.getLong("iat", Long.MAX_VALUE) <= now + skew;
    return good
        ? Optional.of(
            new Principal(
                new PersonId(claims.getString("sub")),
                new OrganizationId(claims.getString("org")),
                PersonKind.ofCode(claims.getString("kind"))))
        : Optional.empty();
  }

  /// The key that the token names. Trusted only after the signature is verified with that key; the
  /// algorithm is fixed, whatever the token claims (RFC 8725, section 3.1).
  private static Optional<String> kid(String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.substring(0, dot));
      var values = new JsonObject(new String(header, StandardCharsets.UTF_8));
      return SigningKeys.ALGORITHM.equals(values.getString("alg"))
          ? Optional.ofNullable(values.getString("kid")).filter(kid -> kid.length() <= LONGEST_KID)
          : Optional.empty();
    } catch (IllegalArgumentException | DecodeException | ClassCastException _) {
      return Optional.empty();
    }
  }
}
