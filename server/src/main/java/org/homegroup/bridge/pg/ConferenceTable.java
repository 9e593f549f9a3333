package org.homegroup.bridge.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;

/// The SQL of [PgConferenceStore]. Futures complete on the caller's context.
///
/// Writes use an asynchronous commit: losing the newest snapshots in a crash is acceptable.
final class ConferenceTable {

  // The setting holds for this statement's transaction, including its commit.
  private static final String ASYNC_COMMIT =
      "with hurry as materialized (select set_config('synchronous_commit', 'off', true)) ";

  private static final String UPSERT =
      ASYNC_COMMIT
          + """
          insert into conference (session_id, place, document, noted_at)
          select n.session_id, n.place, n.document::jsonb, statement_timestamp()
          from hurry, unnest($1::uuid[], $2::text[], $3::text[]) as n (session_id, place, document)
          on conflict (session_id, place) do update
            set document = excluded.document, noted_at = excluded.noted_at
          """;

  private static final String DELETE =
      ASYNC_COMMIT
          + """
          delete from conference c
          using hurry, unnest($1::uuid[], $2::text[]) as n (session_id, place)
          where c.session_id = n.session_id and c.place = n.place
          """;

  private static final String SELECT =
      "select document::text from conference where session_id = $1 and place = $2";

  private static final String ALL = "select session_id, place from conference order by noted_at";

  private final Vertx vertx;
  private final Pool pool;

  ConferenceTable(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /// Writes the changes; an empty one deletes its row.
  Future<?> write(Map<ConferenceId, Optional<JsonObject>> changes) {
    return save(changes).compose(_ -> delete(changes));
  }

  private Future<?> save(Map<ConferenceId, Optional<JsonObject>> changes) {
    Map<ConferenceId, String> rows = new HashMap<>();
    changes.forEach((id, change) -> change.ifPresent(document -> rows.put(id, document.encode())));
    List<ConferenceId> ids = List.copyOf(rows.keySet());
    return ids.isEmpty()
        ? Future.succeededFuture()
        : execute(
            UPSERT, keys(ids).addArrayOfString(ids.stream().map(rows::get).toArray(String[]::new)));
  }

  private Future<?> delete(Map<ConferenceId, Optional<JsonObject>> changes) {
    List<ConferenceId> ids =
        changes.entrySet().stream()
            .filter(change -> change.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    return ids.isEmpty() ? Future.succeededFuture() : execute(DELETE, keys(ids));
  }

  Future<Optional<JsonObject>> read(ConferenceId id) {
    return execute(SELECT, keyOf(id))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(new JsonObject(rows.iterator().next().getString(0))));
  }

  Future<List<ConferenceId>> ids() {
    return execute(ALL, Tuple.tuple())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(ConferenceTable::id).toList());
  }

  private static ConferenceId id(Row row) {
    return new ConferenceId(new SessionId(row.getUUID(0).toString()), row.getString(1));
  }

  private static Tuple keyOf(ConferenceId id) {
    return Tuple.of(UUID.fromString(id.sessionId().value()), id.place());
  }

  private static Tuple keys(List<ConferenceId> ids) {
    return Tuple.tuple()
        .addArrayOfUUID(
            ids.stream()
                .map(ConferenceId::sessionId)
                .map(SessionId::value)
                .map(UUID::fromString)
                .toArray(UUID[]::new))
        .addArrayOfString(ids.stream().map(ConferenceId::place).toArray(String[]::new));
  }

  private Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    Loop caller = Loop.of(vertx.getOrCreateContext());
    return caller.bring(pool.preparedQuery(sql).execute(parameters));
  }
}
