package org.homegroup.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.homegroup.platform.config.StartFailure;

/// Migrates the schema with the files in `db/migration`, each run once and in order. If several
/// nodes do so at the same time, the first does the work and the others wait.
final class Migrations {

  /// States that pass by themselves: no connection, too many, or a database that is starting.
  private static final Set<String> NOT_READY = Set.of("08001", "08004", "08006", "53300", "57P03");

  private Migrations() {}

  /// Blocks. Retries until the deadline while the database does not accept connections.
  static void run(DatabaseSettings settings, StartDeadline deadline) {
    while (true) {
      try {
        migrate(settings);
        return;
      } catch (FlywayValidateException e) {
        throw new StartFailure(
            StartFailure.Kind.DATA,
            "The database %s has a schema that this version does not know: start the version that made it, or restore a backup."
                .formatted(settings),
            e);
      } catch (FlywayException e) {
        String state = sqlState(e);
        String problem = sentence(settings, state);
        if (!NOT_READY.contains(state) || !deadline.allowsAnotherTry(problem)) {
          throw new StartFailure(StartFailure.Kind.DATA, problem, e);
        }
      }
    }
  }

  private static void migrate(DatabaseSettings settings) {
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:db/migration")
        .connectRetries(0)
        // A newer schema is refused too: this version cannot know its rules.
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
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
