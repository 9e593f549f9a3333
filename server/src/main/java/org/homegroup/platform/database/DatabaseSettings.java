package org.homegroup.platform.database;

/// Where a PostgreSQL database is and how to log in. `poolSize` is the largest number of
/// connections that one [Database] holds.
public record DatabaseSettings(
    String host, int port, String database, String user, String password, int poolSize) {

  public DatabaseSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool needs at least one connection");
    }
  }

  /// What may be shown and logged: everything but the password.
  @Override
  public String toString() {
    return "%s@%s:%d/%s (pool of %d)".formatted(user, host, port, database, poolSize);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }
}
