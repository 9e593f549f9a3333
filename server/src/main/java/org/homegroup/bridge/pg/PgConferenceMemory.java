package org.homegroup.bridge.pg;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [ConferenceMemory] in PostgreSQL. Of each conference only the newest word waits to be written,
/// one batch is on its way at a time, and none waits for the disk: so a slow database makes the
/// memory older, and nothing else. Called from any context.
public final class PgConferenceMemory implements ConferenceMemory {

  private static final Logger LOG = LoggerFactory.getLogger(PgConferenceMemory.class);

  /// A conference changes several times in a moment when people come.
  private static final Duration GATHERS = Duration.ofMillis(50);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  // The setting holds for this statement's transaction, and so for its commit.
  private static final String HURRY =
      "with hurry as materialized (select set_config('synchronous_commit', 'off', true)) ";

  private static final String REMEMBER =
      HURRY
          + """
          insert into conference (session_id, place, document, noted_at)
          select n.session_id, n.place, n.document::jsonb, statement_timestamp()
          from hurry, unnest($1::uuid[], $2::text[], $3::text[]) as n (session_id, place, document)
          on conflict (session_id, place) do update
            set document = excluded.document, noted_at = excluded.noted_at
          """;

  private static final String FORGET =
      HURRY
          + """
          delete from conference c
          using hurry, unnest($1::uuid[], $2::text[]) as n (session_id, place)
          where c.session_id = n.session_id and c.place = n.place
          """;

  private static final String RECALL =
      "select document::text from conference where session_id = $1 and place = $2";

  private static final String ALL = "select session_id, place from conference order by noted_at";

  private final Vertx vertx;
  private final Pool pool;

  /// What is to be written, and what is being written; empty: to be deleted.
  private final Map<ConferenceId, Optional<JsonObject>> waiting = new LinkedHashMap<>();

  private Map<ConferenceId, Optional<JsonObject>> writing = Map.of();
  private Promise<Void> quiet = Promise.promise();
  private boolean planned;

  public PgConferenceMemory(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  @Override
  public void remember(ConferenceId id, JsonObject document) {
    note(id, Optional.of(document));
  }

  @Override
  public void forget(ConferenceId id) {
    note(id, Optional.empty());
  }

  private synchronized void note(ConferenceId id, Optional<JsonObject> document) {
    waiting.put(id, document);
    plan(GATHERS);
  }

  private synchronized void plan(Duration after) {
    if (!planned) {
      planned = true;
      if (quiet.future().isComplete()) {
        quiet = Promise.promise();
      }
      vertx.setTimer(after.toMillis(), _ -> write());
    }
  }

  private synchronized void write() {
    writing = new LinkedHashMap<>(waiting);
    waiting.clear();
    remember(writing)
        .compose(_ -> forget(writing))
        .onComplete(result -> done(result.succeeded() ? null : result.cause()));
  }

  private synchronized void done(Throwable failure) {
    planned = false;
    if (failure != null) {
      LOG.warn("What the bridges remember was not written: {}", failure.toString());
      writing.forEach(waiting::putIfAbsent);
    }
    writing = Map.of();
    if (waiting.isEmpty()) {
      quiet.tryComplete();
    } else {
      plan(failure == null ? GATHERS : AGAIN);
    }
  }

  /// Completes when all that was noted until now is written.
  public synchronized Future<Void> written() {
    return planned ? quiet.future() : Future.succeededFuture();
  }

  private Future<?> remember(Map<ConferenceId, Optional<JsonObject>> notes) {
    Map<ConferenceId, String> rows = new HashMap<>();
    notes.forEach((id, note) -> note.ifPresent(document -> rows.put(id, document.encode())));
    List<ConferenceId> ids = List.copyOf(rows.keySet());
    return ids.isEmpty()
        ? Future.succeededFuture()
        : execute(
            REMEMBER,
            keys(ids).addArrayOfString(ids.stream().map(rows::get).toArray(String[]::new)));
  }

  private Future<?> forget(Map<ConferenceId, Optional<JsonObject>> notes) {
    List<ConferenceId> ids =
        notes.entrySet().stream()
            .filter(note -> note.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    return ids.isEmpty() ? Future.succeededFuture() : execute(FORGET, keys(ids));
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

  @Override
  public Future<Optional<JsonObject>> recall(ConferenceId id) {
    Optional<Optional<JsonObject>> known = unwritten(id);
    return known.isPresent()
        ? Future.succeededFuture(known.get())
        : execute(RECALL, keyOf(id))
            .map(
                rows ->
                    rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(new JsonObject(rows.iterator().next().getString(0))));
  }

  private static Tuple keyOf(ConferenceId id) {
    return Tuple.of(UUID.fromString(id.sessionId().value()), id.place());
  }

  private synchronized Optional<Optional<JsonObject>> unwritten(ConferenceId id) {
    return Optional.ofNullable(waiting.get(id)).or(() -> Optional.ofNullable(writing.get(id)));
  }

  @Override
  public Future<List<ConferenceId>> all() {
    return execute(ALL, Tuple.tuple()).map(this::withUnwritten);
  }

  private synchronized List<ConferenceId> withUnwritten(RowSet<Row> rows) {
    List<ConferenceId> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(new ConferenceId(new SessionId(row.getUUID(0).toString()), row.getString(1)));
    }
    for (var notes : List.of(writing, waiting)) {
      notes.forEach(
          (id, note) -> {
            all.remove(id);
            note.ifPresent(_ -> all.add(id));
          });
    }
    return List.copyOf(all);
  }

  private Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    Context context = vertx.getOrCreateContext();
    Promise<RowSet<Row>> promise = Promise.promise();
    pool.preparedQuery(sql)
        .execute(parameters)
        .onComplete(result -> context.runOnContext(_ -> promise.handle(result)));
    return promise.future();
  }
}
