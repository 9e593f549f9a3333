package org.homegroup.runtime.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.runtime.LivenessStore;

/// Implements [LivenessStore] in PostgreSQL: one row for each session, one statement for all of
/// them, and no wait for the disk. Instants are kept to the millisecond.
public final class PgLivenessStore implements LivenessStore {

  // The setting holds for this statement's transaction, and so for its commit.
  private static final String SAVE =
      """
      with hurry as materialized (select set_config('synchronous_commit', 'off', true))
      insert into liveness (session_id, last_seen, noted_at)
      select n.session_id, n.last_seen::jsonb, statement_timestamp()
      from hurry, unnest($1::uuid[], $2::text[]) as n (session_id, last_seen)
      on conflict (session_id) do update
        set last_seen = excluded.last_seen, noted_at = excluded.noted_at
      """;

  private static final String LAST_SEEN =
      "select last_seen::text from liveness where session_id = $1";

  private static final String FORGET = "delete from liveness where noted_at < $1";

  private final Vertx vertx;
  private final Pool pool;

  public PgLivenessStore(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  @Override
  public Future<Void> save(Map<SessionId, Map<ConnectionId, Instant>> lastSeen) {
    if (lastSeen.isEmpty()) {
      return Future.succeededFuture();
    }
    // The same order everywhere: two nodes that write the same sessions must not deadlock.
    SortedMap<String, String> rows = new TreeMap<>();
    lastSeen.forEach((sessionId, seen) -> rows.put(sessionId.value(), json(seen)));
    return execute(
            SAVE,
            Tuple.tuple()
                .addArrayOfUUID(rows.keySet().stream().map(UUID::fromString).toArray(UUID[]::new))
                .addArrayOfString(rows.values().toArray(String[]::new)))
        .mapEmpty();
  }

  @Override
  public Future<Map<ConnectionId, Instant>> lastSeen(SessionId sessionId) {
    return execute(LAST_SEEN, Tuple.of(UUID.fromString(sessionId.value())))
        .map(
            rows -> {
              Map<ConnectionId, Instant> seen = new LinkedHashMap<>();
              for (Row row : rows) {
                JsonObject stored = new JsonObject(row.getString(0));
                stored.forEach(
                    field ->
                        seen.put(
                            new ConnectionId(field.getKey()),
                            Instant.ofEpochMilli(((Number) field.getValue()).longValue())));
              }
              return seen;
            });
  }

  /// Deletes sessions without a proof of life since `before`. Call it from time to time.
  public Future<Void> forget(Instant before) {
    return execute(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC))).mapEmpty();
  }

  private static String json(Map<ConnectionId, Instant> seen) {
    JsonObject json = new JsonObject();
    seen.forEach((connectionId, at) -> json.put(connectionId.value(), at.toEpochMilli()));
    return json.encode();
  }

  private Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    Loop caller = Loop.of(vertx.getOrCreateContext());
    return caller.bring(pool.preparedQuery(sql).execute(parameters));
  }
}
