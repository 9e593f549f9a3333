package org.homegroup.bridge.pg;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [ConferenceStore] in PostgreSQL. Only the newest change of each conference waits to be
/// written, one batch is written at a time, and no commit waits for the disk. A slow database
/// therefore only makes the snapshots older. Call it on any context.
public final class PgConferenceStore implements ConferenceStore {

  private static final Logger LOG = LoggerFactory.getLogger(PgConferenceStore.class);

  /// The delay joins the changes of participants who arrive together.
  private static final Duration GATHERS = Duration.ofMillis(50);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final ConferenceTable table;

  /// The changes to be written, and those being written; an empty one deletes its row.
  private final Map<ConferenceId, Optional<JsonObject>> waiting = new LinkedHashMap<>();

  private Map<ConferenceId, Optional<JsonObject>> writing = Map.of();
  private Promise<Void> quiet = Promise.promise();
  private boolean planned;

  public PgConferenceStore(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.table = new ConferenceTable(vertx, pool);
  }

  @Override
  public void save(ConferenceId id, JsonObject document) {
    change(id, Optional.of(document));
  }

  @Override
  public void delete(ConferenceId id) {
    change(id, Optional.empty());
  }

  private synchronized void change(ConferenceId id, Optional<JsonObject> document) {
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
    table.write(writing).onComplete(result -> done(result.succeeded() ? null : result.cause()));
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

  /// Completes when all changes made so far are written.
  public synchronized Future<Void> written() {
    return planned ? quiet.future() : Future.succeededFuture();
  }

  @Override
  public Future<Optional<JsonObject>> find(ConferenceId id) {
    Optional<Optional<JsonObject>> known = unwritten(id);
    return known.isPresent() ? Future.succeededFuture(known.get()) : table.read(id);
  }

  private synchronized Optional<Optional<JsonObject>> unwritten(ConferenceId id) {
    return Optional.ofNullable(waiting.get(id)).or(() -> Optional.ofNullable(writing.get(id)));
  }

  @Override
  public Future<List<ConferenceId>> ids() {
    return table.ids().map(this::withUnwritten);
  }

  private synchronized List<ConferenceId> withUnwritten(List<ConferenceId> written) {
    List<ConferenceId> all = new ArrayList<>(written);
    for (var changes : List.of(writing, waiting)) {
      changes.forEach(
          (id, change) -> {
            all.remove(id);
            change.ifPresent(_ -> all.add(id));
          });
    }
    return List.copyOf(all);
  }
}
