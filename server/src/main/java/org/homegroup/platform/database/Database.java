package org.homegroup.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/// An open database with the schema of this version, and the connection pool that all features use.
public final class Database {

  private static final int CONNECT_SECONDS = 5;

  private final Pool pool;

  private Database(Pool pool) {
    this.pool = pool;
  }

  /// Migrates the schema and opens the pool. Blocks, so call it on a worker or a virtual thread.
  /// Fails with [org.homegroup.platform.config.StartFailure] if the database cannot be reached,
  /// refuses the login, or has the schema of another version.
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

  /// Closes all connections.
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
        // PostgreSQL cancels a slow statement itself, so that one waiting for a lock does not
        // occupy its connection forever.
        .addProperty("statement_timeout", "30s")
        .addProperty("timezone", "UTC")
        .addProperty("application_name", "homegroup");
  }
}
