package org.homegroup.app;

import java.net.URI;
import java.nio.file.Path;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.DatabaseConfig;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.postgres.EmbeddedPostgres;

/// Chooses the server's database: the configured one, or an embedded one that it starts.
final class DatabaseStart {

  private static final int USUAL_PORT = 5432;

  private DatabaseStart() {}

  /// Blocks until the database accepts connections. An embedded one is registered for shutdown.
  static DatabaseSettings settings(Config config, Shutdown shutdown) {
    DatabaseConfig database = config.database();
    return database
        .url()
        .map(url -> external(url, database))
        .orElseGet(() -> embedded(config.dataDirectory(), database, shutdown));
  }

  private static DatabaseSettings external(URI url, DatabaseConfig database) {
    return new DatabaseSettings(
        url.getHost(),
        url.getPort() < 0 ? USUAL_PORT : url.getPort(),
        url.getPath().substring(1),
        database.user(),
        database.password().value(),
        database.poolSize());
  }

  private static DatabaseSettings embedded(Path data, DatabaseConfig database, Shutdown shutdown) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
    shutdown.add("PostgreSQL", postgres);
    return postgres.settings(database.poolSize());
  }
}
