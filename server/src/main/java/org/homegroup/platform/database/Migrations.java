package org.homegroup.platform.database;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.homegroup.platform.config.StartFailure;

/// Migrates the schema with the files in `db/migration`, each once and in order. Several nodes may
/// do so at the same time: the first one migrates, the others wait for it.
final class Migrations {

  private Migrations() {}

  static void run(DatabaseSettings settings) {
    try {
      Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
          .locations("classpath:db/migration")
          .connectRetries(0)
          // Refuses the schema of a later version as well, because its meaning is unknown.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "The database %s has a schema that this version does not know: start the version that made it, or restore a backup."
              .formatted(settings),
          e);
    } catch (FlywayException e) {
      throw new StartFailure(StartFailure.Kind.DATA, sentence(settings, sqlState(e)), e);
    }
  }

  private static String sentence(DatabaseSettings settings, String state) {
    String reason =
        switch (state) {
          case "08001", "08004", "08006" ->
              "cannot be reached: check host and port, and that PostgreSQL runs there";
          case "28P01", "28000" -> "does not let us in: check user and password";
          case "3D000" -> "does not exist: create it, owned by that user";
          case "42501" -> "does not allow us to make tables: make that user its owner";
          case "53300" -> "has no connection left: raise its max_connections or lower the pool";
          case "53100" -> "has no disk space left: make room";
          case "57P03" -> "is not ready yet: start again in a moment";
          default -> "could not be brought up to date (SQLSTATE " + state + ")";
        };
    return "The database %s %s.".formatted(settings, reason);
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "unknown";
  }
}
