package org.homegroup.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.config.StartFailure;

/// An open database with the schema of this version, and the connection pool that all features use.
public final class Database {

  /// A request is refused rather than kept waiting for a database that does not answer.
  private static final int CONNECT_SECONDS = 5;

  /// A start has nobody waiting: on a busy machine the first connections take many seconds.
  private static final Duration START_WITHIN = Duration.ofSeconds(60);

  private final Pool pool;

  private Database(Pool pool) {
    this.pool = pool;
  }

  /// Migrates the schema and opens the pool. Blocks: call it on a worker or a virtual thread. Waits
  /// up to a minute for a database that does not accept connections yet. Fails with
  /// [StartFailure] when the database cannot be reached by then, rejects the login, or was created
  /// by another version.
  public static Database open(Vertx vertx, DatabaseSettings settings) {
    return open(vertx, settings, START_WITHIN);
  }

  static Database open(Vertx vertx, DatabaseSettings settings, Duration within) {
    var deadline = new StartDeadline(within);
    Migrations.run(settings, deadline);
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
    awaitConnection(pool, settings, deadline);
    return new Database(pool);
  }

  /// Makes the first connection, so that what starts next finds it in the pool. The migrations were
  /// let in a moment ago: whatever fails here passes, or the database went away.
  private static void awaitConnection(
      Pool pool, DatabaseSettings settings, StartDeadline deadline) {
    while (true) {
      try {
        pool.getConnection()
            .compose(SqlConnection::close)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
        return;
      } catch (CompletionException e) {
        String problem = "The database %s gives no connection.".formatted(settings);
        if (!deadline.allowsAnotherTry(problem)) {
          pool.close();
          throw new StartFailure(StartFailure.Kind.DATA, problem, e);
        }
      }
    }
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
        // The server aborts a statement by itself, so one that waits for a lock does not hold its
        // connection forever.
        .addProperty("statement_timeout", "30s")
        .addProperty("timezone", "UTC")
        .addProperty("application_name", "homegroup");
  }
}
