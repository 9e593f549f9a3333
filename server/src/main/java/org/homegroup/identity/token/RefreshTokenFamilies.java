package org.homegroup.identity.token;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signed-in browsers. Each holds the newest token of a family; every use replaces it. If an
/// older token is used again, two browsers hold the family, one of them possibly a thief, so the
/// family ends. The token before the newest is still accepted for [#REPEAT_WITHIN], with the same
/// result: two tabs may refresh at once, and an answer may be lost on the way.
public final class RefreshTokenFamilies {

  /// Longer than a client takes to come back after a restart or out of a tunnel, and much shorter
  /// than the time between two refreshes, so that a second user of the family is detected.
  static final Duration REPEAT_WITHIN = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(RefreshTokenFamilies.class);

  private final Pool pool;
  private final InstantSource clock;
  private final Duration ttl;

  public RefreshTokenFamilies(Pool pool, InstantSource clock, Duration ttl) {
    this.pool = pool;
    this.clock = clock;
    this.ttl = ttl;
  }

  /// The token that a browser holds now.
  public record Held(String account, PersonId personId, String token, Duration goodFor) {

    @Override
    public String toString() {
      return "Held[" + account + "]";
    }
  }

  /// Uses a link and signs its owner in, in one statement: of many simultaneous attempts, one
  /// succeeds. Empty if the link is not valid.
  public Future<Optional<Held>> open(String linkSecret) {
    Instant now = clock.instant();
    String account = Secrets.name();
    String token = Secrets.next();
    Tuple parameters =
        Tuple.of(
            Buffer.buffer(Secrets.hash(linkSecret)),
            now.atOffset(ZoneOffset.UTC),
            account,
            Buffer.buffer(Secrets.salt()),
            Buffer.buffer(Secrets.hash(token)),
            now.plus(ttl).atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(RefreshTokenSql.OPEN)
        .execute(parameters)
        .map(rows -> first(rows).map(row -> new Held(account, person(row), token, ttl)));
  }

  /// The next token, with its person. Empty if the browser is not, or no longer, signed in.
  public Future<Optional<Held>> renew(String account, String token) {
    return pool.preparedQuery(RefreshTokenSql.FIND)
        .execute(Tuple.of(account, now()))
        .compose(
            rows -> {
              Optional<Row> row = first(rows);
              return row.isPresent()
                  ? renew(account, token, row.get())
                  : Future.succeededFuture(Optional.empty());
            });
  }

  /// Signs out, if the token is one of this family that is still accepted.
  public Future<Void> close(String account, String token) {
    return pool.preparedQuery(RefreshTokenSql.CLOSE)
        .execute(Tuple.of(account, Buffer.buffer(Secrets.hash(token)), now()))
        .mapEmpty();
  }

  /// The accounts of a browser whose cookies can be dropped: not signed in any more, or older than
  /// the newest `keep`.
  public Future<Set<String>> surplus(Collection<String> accounts, int keep) {
    return pool.preparedQuery(RefreshTokenSql.NEWEST)
        .execute(Tuple.of(accounts.toArray(String[]::new), now(), keep))
        .map(
            rows -> {
              var surplus = new HashSet<>(accounts);
              rows.forEach(row -> surplus.remove(row.getString("account")));
              return surplus;
            });
  }

  /// Deletes links and logins that ended a month ago.
  public Future<Void> sweep() {
    OffsetDateTime monthAgo = now().minusDays(30);
    return pool.preparedQuery("delete from link where expires_at < $1")
        .execute(Tuple.of(monthAgo))
        .compose(
            _ ->
                pool.preparedQuery("delete from login where expires_at < $1")
                    .execute(Tuple.of(monthAgo)))
        .mapEmpty();
  }

  private Future<Optional<Held>> renew(String account, String token, Row login) {
    byte[] hash = Secrets.hash(token);
    String next = Secrets.after(token, bytes(login, "salt"));
    if (MessageDigest.isEqual(hash, bytes(login, "current_hash"))) {
      return rotate(account, token, next, login);
    }
    boolean justReplaced =
        MessageDigest.isEqual(hash, bytes(login, "previous_hash"))
            && !clock.instant().isAfter(time(login, "rotated_at").plus(REPEAT_WITHIN));
    return justReplaced
        ? Future.succeededFuture(Optional.of(held(account, next, login)))
        : revoke(account);
  }

  private Future<Optional<Held>> rotate(String account, String token, String next, Row login) {
    Tuple parameters =
        Tuple.of(
            account, Buffer.buffer(Secrets.hash(token)), Buffer.buffer(Secrets.hash(next)), now());
    // No row: another tab was faster, and derived the same next token from the same one.
    return pool.preparedQuery(RefreshTokenSql.ROTATE)
        .execute(parameters)
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture(Optional.of(held(account, next, login)))
                    : renew(account, token));
  }

  private Future<Optional<Held>> revoke(String account) {
    log.warn("A refresh token came back after it was replaced: its login was ended");
    return pool.preparedQuery(RefreshTokenSql.REVOKE)
        .execute(Tuple.of(account, now()))
        .map(Optional.empty());
  }

  private Held held(String account, String token, Row login) {
    Duration left = Duration.between(clock.instant(), time(login, "expires_at"));
    return new Held(account, person(login), token, left);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  private static PersonId person(Row row) {
    return new PersonId(row.getUUID("person_id").toString());
  }

  private static Instant time(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static byte[] bytes(Row row, String column) {
    Buffer buffer = row.getBuffer(column);
    return buffer == null ? new byte[0] : buffer.getBytes();
  }
}
