package org.homegroup.platform.database;

/// The address of a PostgreSQL database and the login. `poolSize` is the maximum number of
/// connections of one [Database].
public record DatabaseSettings(
    String host, int port, String database, String user, String password, int poolSize) {

  public DatabaseSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool needs at least one connection");
    }
  }

  /// Omits the password.
  @Override
  public String toString() {
    return "%s@%s:%d/%s (pool of %d)".formatted(user, host, port, database, poolSize);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }
}
