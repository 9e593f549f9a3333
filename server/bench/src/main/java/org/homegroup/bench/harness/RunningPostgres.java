package org.homegroup.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homegroup.platform.database.DatabaseSettings;

/// Reads the connection settings of the embedded PostgreSQL of a running server from the server's
/// data directory.
final class RunningPostgres {

  private static final String NAME = "homegroup";
  private static final int PORT_LINE = 3;

  private RunningPostgres() {}

  static DatabaseSettings of(Path dataDirectory, int poolSize) {
    Path home = dataDirectory.resolve("postgres");
    try {
      var port = Files.readAllLines(home.resolve("data/postmaster.pid")).get(PORT_LINE).strip();
      String secret = Files.readString(home.resolve("secret")).strip();
      return new DatabaseSettings(
          "127.0.0.1", Integer.parseInt(port), NAME, NAME, secret, poolSize);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
