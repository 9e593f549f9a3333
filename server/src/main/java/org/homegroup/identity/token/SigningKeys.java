package org.homegroup.identity.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// This node's key, and the public keys of the others, which they publish in the database: each
/// node accepts the tokens of all nodes, and a copy of the database cannot sign.
public final class SigningKeys {

  static final String ALGORITHM = "RS256";
  static final String ISSUER = "homegroup";

  /// Tokens of another node are accepted this long after its key was retired.
  private static final Duration FRESH_FOR = Duration.ofMinutes(1);

  private static final int MOST_KEYS = 200;

  private static final String PUBLISH =
      """
      insert into signing_key (kid, public_key, created_at) values ($1, $2, $3)
      on conflict (kid) do nothing""";

  private static final String FIND =
      "select public_key from signing_key where kid = $1 and (retired_at is null or retired_at > $2)";

  private final Vertx vertx;
  private final Pool pool;
  private final InstantSource clock;
  private final SigningKey own;
  private final JWTAuth ownTokens;
  private final AsyncCache<String, Optional<JWTAuth>> others =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(FRESH_FOR).buildAsync();

  private SigningKeys(Vertx vertx, Pool pool, InstantSource clock, SigningKey own) {
    this.vertx = vertx;
    this.pool = pool;
    this.clock = clock;
    this.own = own;
    this.ownTokens = tokens(vertx, own.kid(), own.privatePem(), own.publicPem());
  }

  /// Reads or creates this node's key and publishes its public half.
  ///
  /// @param directory of this node alone; the key is the file `signing-key.pem` in it
  public static Future<SigningKeys> open(
      Vertx vertx, Pool pool, InstantSource clock, Path directory) {
    return vertx
        .executeBlocking(() -> new SigningKeys(vertx, pool, clock, SigningKey.in(directory)))
        .compose(keys -> keys.publish().map(keys));
  }

  String ownKid() {
    return own.kid();
  }

  JWTAuth ownTokens() {
    return ownTokens;
  }

  /// The verifier for this key; empty if nobody published it, or it was retired.
  Future<Optional<JWTAuth>> tokensOf(String kid) {
    if (kid.equals(own.kid())) {
      return Future.succeededFuture(Optional.of(ownTokens));
    }
    var answer = others.get(kid, (name, _) -> find(name).toCompletionStage().toCompletableFuture());
    return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
  }

  private Future<Void> publish() {
    return pool.preparedQuery(PUBLISH)
        .execute(Tuple.of(own.kid(), own.publicPem(), clock.instant().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  private Future<Optional<JWTAuth>> find(String kid) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(kid, clock.instant().atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(
                        tokens(vertx, kid, rows.iterator().next().getString("public_key"))));
  }

  private static JWTAuth tokens(Vertx vertx, String kid, String... pems) {
    // AccessTokens checks the expiry against the injected clock.
    var rules =
        new JWTOptions()
            .setIssuer(ISSUER)
            .setAudience(List.of(AccessTokens.AUDIENCE))
            .setIgnoreExpiration(true);
    var options = new JWTAuthOptions().setJWTOptions(rules);
    for (String pem : pems) {
      options.addPubSecKey(
          new PubSecKeyOptions().setAlgorithm(ALGORITHM).setId(kid).setBuffer(pem));
    }
    return JWTAuth.create(vertx, options);
  }
}
