package org.homegroup.app;

import io.vertx.core.Vertx;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.projection.pg.PgProjections;

/// Rebuilds all read models, with the parts of a server that this needs and no other.
public final class ProjectionRebuild {

  private ProjectionRebuild() {}

  /// Blocks until it is done; what was started is stopped.
  ///
  /// @return the number of journal entries that were read
  public static long run(Config config) {
    var shutdown = new Shutdown();
    var metrics = new Metrics();
    shutdown.last("metrics", metrics::close);
    // A signal rolls the rebuild back and stops the database.
    var stop = new Thread(shutdown::run, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      Vertx vertx = Vertx.vertx();
      shutdown.add("event loops", vertx::close);
      Database database = Database.open(vertx, DatabaseStart.settings(config, shutdown));
      shutdown.add("database", database::close);
      var journal = new PgJournal(vertx, database.pool(), metrics.registry());
      return Server.await(new PgProjections(vertx, database.pool(), journal, metrics).rebuild());
    } finally {
      shutdown.run();
      removeHook(stop);
    }
  }

  private static void removeHook(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException ending) {
      // The hook runs already.
    }
  }
}
