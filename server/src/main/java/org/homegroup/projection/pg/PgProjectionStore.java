package org.homegroup.projection.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.journal.JournalEntry;
import org.homegroup.projection.Checkpoint;
import org.homegroup.projection.Projection;
import org.homegroup.projection.ProjectionStore;

/// [ProjectionStore] in PostgreSQL. A commit does not wait for the disk: rows and checkpoint are
/// lost together, and the journal has them.
final class PgProjectionStore implements ProjectionStore {

  private static final String CHECKPOINTS =
      "select name, schema_version, position from projection_checkpoint";
  private static final String NO_WAIT_FOR_DISK = "set local synchronous_commit = off";
  private static final String RESET =
      """
      insert into projection_checkpoint (name, schema_version, position) values ($1, $2, 0)
      on conflict (name) do update set schema_version = excluded.schema_version, position = 0
      """;
  private static final String ADVANCE =
      """
      update projection_checkpoint set position = $4
      where name = $1 and schema_version = $2 and position = $3
      """;

  private final Pool pool;
  private final Map<String, PgReadModel<?>> models;

  PgProjectionStore(Pool pool, List<PgReadModel<?>> models) {
    this.pool = pool;
    this.models = models.stream().collect(Collectors.toMap(it -> it.projection().name(), it -> it));
  }

  @Override
  public Future<Map<String, Checkpoint>> checkpoints() {
    return pool.preparedQuery(CHECKPOINTS)
        .execute()
        .map(
            rows -> {
              var checkpoints = new HashMap<String, Checkpoint>();
              for (Row row : rows) {
                checkpoints.put(
                    row.getString("name"),
                    new Checkpoint(row.getInteger("schema_version"), row.getLong("position")));
              }
              return checkpoints;
            });
  }

  @Override
  public <T> Future<T> inTransaction(Function<Transaction, Future<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query(NO_WAIT_FOR_DISK)
                .execute()
                .compose(_ -> work.apply(new PgTransaction(connection))));
  }

  private final class PgTransaction implements Transaction {

    private final SqlConnection connection;

    PgTransaction(SqlConnection connection) {
      this.connection = connection;
    }

    /// The checkpoint first: its row is locked until the end, so that others wait in one order.
    @Override
    public Future<Void> clear(Projection<?> projection) {
      return connection
          .preparedQuery(RESET)
          .execute(Tuple.of(projection.name(), projection.schemaVersion()))
          .compose(_ -> models.get(projection.name()).clear(connection));
    }

    @Override
    public Future<Void> advance(
        Projection<?> projection, long from, List<JournalEntry> entries, long to) {
      return connection
          .preparedQuery(ADVANCE)
          .execute(Tuple.of(projection.name(), projection.schemaVersion(), from, to))
          .compose(
              updated ->
                  updated.rowCount() == 1
                      ? models.get(projection.name()).fold(connection, entries)
                      : Future.failedFuture(new Overtaken(projection.name())));
    }
  }
}
