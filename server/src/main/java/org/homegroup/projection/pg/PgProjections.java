package org.homegroup.projection.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.homegroup.journal.Journal;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.projection.CommittedCheckIns;
import org.homegroup.projection.EndedSessions;
import org.homegroup.projection.LeftCallbacks;
import org.homegroup.projection.OpenSessions;
import org.homegroup.projection.Projection;
import org.homegroup.projection.ProjectionRunner;

/// All read models of this server in PostgreSQL, and what keeps them up.
public final class PgProjections {

  private final PgSessionLifecycles lifecycles;
  private final PgCheckInsByPerson checkIns;
  private final PgUntakenCallbacks callbacks;
  private final ProjectionRunner runner;

  /// Reads and writes nothing until it is asked or told to [#follow].
  ///
  /// @param pool of at least two connections: the journal is read while a transaction is open
  public PgProjections(Vertx vertx, Pool pool, Journal journal, Metrics metrics) {
    var queries = new PgQueries(vertx, pool, this::catchUp);
    lifecycles = new PgSessionLifecycles(queries);
    checkIns = new PgCheckInsByPerson(queries);
    callbacks = new PgUntakenCallbacks(queries);
    List<PgReadModel<?>> models = List.of(lifecycles, checkIns, callbacks);
    runner =
        new ProjectionRunner(
            journal,
            new PgProjectionStore(pool, models),
            models.stream().<Projection<?>>map(PgReadModel::projection).toList(),
            Loop.of(vertx.getOrCreateContext()),
            metrics);
  }

  public OpenSessions openSessions() {
    return lifecycles;
  }

  public EndedSessions endedSessions() {
    return lifecycles;
  }

  public CommittedCheckIns committedCheckIns() {
    return checkIns;
  }

  public LeftCallbacks leftCallbacks() {
    return callbacks;
  }

  /// From now on, keeps up with what this node appends.
  public void follow() {
    runner.follow();
  }

  /// @return the number of entries that were new
  public Future<Long> catchUp() {
    return runner.catchUp();
  }

  /// @return the number of entries in the journal
  public Future<Long> rebuild() {
    return runner.rebuild();
  }

  /// The last run: the next start finds nothing new.
  public Future<Long> stop() {
    return runner.stop();
  }
}
