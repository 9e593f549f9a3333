package org.homegroup.testing;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.postgres.EmbeddedPostgres;

/// The PostgreSQL of the tests: the embedded one, started on first use, shared by all tests of this
/// JVM and stopped with it. Its files stay in `target/test-postgres`, so that only the first run
/// unpacks. Each caller gets a database of its own.
public final class TestPostgres {

  private static final int POOL_SIZE = 4;

  private TestPostgres() {}

  /// Creates a database with the current schema. The caller closes it.
  public static Database open(Vertx vertx) {
    return Database.open(vertx, newDatabase());
  }

  /// Creates a database without tables.
  public static DatabaseSettings newDatabase() {
    return create(Shared.POSTGRES);
  }

  /// The same, in a PostgreSQL that the test has started itself; those of earlier runs are removed.
  public static DatabaseSettings newDatabase(EmbeddedPostgres postgres) {
    dropEarlierDatabases(postgres);
    return create(postgres);
  }

  private static DatabaseSettings create(EmbeddedPostgres postgres) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    administer(postgres, "create database %s owner homegroup".formatted(name));
    DatabaseSettings own = postgres.settings(POOL_SIZE);
    return new DatabaseSettings(
        own.host(), own.port(), name, own.user(), own.password(), POOL_SIZE);
  }

  private static final class Shared {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(Path.of("target", "test-postgres", "postgres"), 0);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      dropEarlierDatabases(postgres);
      return postgres;
    }
  }

  private static void dropEarlierDatabases(EmbeddedPostgres postgres) {
    for (String name :
        names(postgres, "select datname from pg_database where datname ~ '^test_'")) {
      administer(postgres, "drop database %s".formatted(name));
    }
  }

  private static void administer(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    DatabaseSettings superuser = postgres.superuser("postgres");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(superuser.host(), superuser.port(), superuser.database()),
        superuser.user(),
        superuser.password());
  }
}
