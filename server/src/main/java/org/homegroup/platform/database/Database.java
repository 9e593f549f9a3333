package org.homegroup.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/// An open database whose schema is this version's: the pool that every feature queries through.
public final class Database {

  private static final int CONNECT_SECONDS = 5;

  private final Pool pool;

  private Database(Pool pool) {
    this.pool = pool;
  }

  /// Brings the schema up to date and opens the pool. Blocks: call it on a worker or a virtual
  /// thread. Fails with [org.homegroup.platform.config.StartFailure] when the database cannot be
  // reached,
  /// does not let us in, or was made by another version.
  public static Database open(Vertx vertx, DatabaseSettings settings) {
    Migrations.run(settings);
    Pool pool =
        PgBuilder.pool()
            .connectingTo(connectOptions(settings))
            .with(
                new PoolOptions()
                    .setMaxSize(settings.poolSize())
                    .setConnectionTimeout(CONNECT_SECONDS)
                    .setConnectionTimeoutUnit(TimeUnit.SECONDS))
            .with(
                new NetClientOptions()
                    .setConnectTimeout(CONNECT_SECONDS * 1000)
                    .setTcpKeepAlive(true))
            .using(vertx)
            .build();
    return new Database(pool);
  }

  public Pool pool() {
    return pool;
  }

  /// Closes every connection.
  public Future<Void> close() {
    return pool.close();
  }

  private static PgConnectOptions connectOptions(DatabaseSettings settings) {
    return new PgConnectOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setDatabase(settings.database())
        .setUser(settings.user())
        .setPassword(settings.password())
        .setCachePreparedStatements(true)
        // The server gives up a statement by itself, so that one waiting for a lock does not
        // keep its connection for ever.
        .addProperty("statement_timeout", "30s")
        .addProperty("timezone", "UTC")
        .addProperty("application_name", "homegroup");
  }
}
