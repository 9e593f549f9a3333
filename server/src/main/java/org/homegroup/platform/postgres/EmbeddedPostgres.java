package org.homegroup.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.platform.database.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that the server runs itself, for a laptop and for tests. It has one directory and
/// one owner, commits durably, and accepts connections from this machine only and with a password.
///
/// When the server is killed, its PostgreSQL keeps running. The next start stops it and starts a
/// new one; all committed data is there.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String LOOPBACK = "127.0.0.1";

  private final HomeLock lock;
  private final Postmaster postmaster;
  private final int port;
  private final String secret;

  private EmbeddedPostgres(HomeLock lock, Postmaster postmaster, int port, String secret) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.port = port;
    this.secret = secret;
  }

  /// Starts the PostgreSQL of `home`, which is created if it is missing, on `port`, or on a free
  /// port if it is 0. Returns when it accepts connections: after about 2 s the first time, 0.1 s
  /// later, longer after a crash. Blocks. Fails with [StartFailure].
  public static EmbeddedPostgres start(Path home, int port) {
    Path absolute = home.toAbsolutePath().normalize();
    try {
      Files.createDirectories(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      HomeLock lock = HomeLock.take(absolute);
      try {
        return start(absolute, port, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "No permission for %s: give the data directory to the user who starts Homegroup, or choose another."
              .formatted(e.getFile()),
          e);
    } catch (FileSystemException e) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "The database cannot be kept in %s: %s."
              .formatted(absolute, e.getReason() == null ? e.getMessage() : e.getReason()),
          e);
    } catch (IOException e) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "The database cannot be kept in %s: %s.".formatted(absolute, e.getMessage()),
          e);
    }
  }

  private static EmbeddedPostgres start(Path home, int configuredPort, HomeLock lock)
      throws IOException {
    Path log = ServerLog.under(home);
    Binaries binaries = Binaries.under(home);
    Programs programs = Programs.of(binaries);
    Cluster cluster = Cluster.under(home, programs, log);
    Postmaster postmaster = new Postmaster(programs, cluster.data(), log);
    int port = configuredPort == 0 ? freePort() : configuredPort;
    long begun = System.nanoTime();
    postmaster.start(parameters(port));
    binaries.deleteOthers();
    LOG.info(
        "PostgreSQL takes connections on port {} after {} ms.",
        port,
        (System.nanoTime() - begun) / 1_000_000);
    return new EmbeddedPostgres(lock, postmaster, port, cluster.secret());
  }

  /// Returns the server's login, with a pool of `poolSize` connections.
  public DatabaseSettings settings(int poolSize) {
    return new DatabaseSettings(LOOPBACK, port, Cluster.DATABASE, Cluster.USER, secret, poolSize);
  }

  /// Returns an administrator's login to `database`, for backups and for tests that need databases
  /// of their own.
  public DatabaseSettings superuser(String database) {
    return new DatabaseSettings(LOOPBACK, port, database, Cluster.SUPERUSER, secret, 1);
  }

  /// Stops PostgreSQL, which takes about 0.1 s, and releases the directory. Blocks.
  @Override
  public void close() {
    try (lock) {
      postmaster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static List<String> parameters(int port) {
    List<String> parameters = new ArrayList<>();
    parameters.add("listen_addresses=" + LOOPBACK);
    parameters.add("port=" + port);
    // A socket's path is limited to 107 bytes, which a deep data directory exceeds.
    parameters.add("unix_socket_directories=");
    parameters.add("fsync=on");
    parameters.add("synchronous_commit=on");
    parameters.add("max_connections=50");
    parameters.add("shared_buffers=128MB");
    // Limits the disk space of the log and the duration of a recovery.
    parameters.add("max_wal_size=512MB");
    // Statements are short and prepared, so compiling them costs more than it saves.
    parameters.add("jit=off");
    parameters.add("timezone=UTC");
    parameters.add("log_timezone=UTC");
    parameters.add("cluster_name=homegroup");
    // Keeps failed statements and their values, which may be private, out of the log.
    parameters.add("log_min_error_statement=panic");
    parameters.add("log_error_verbosity=terse");
    return List.copyOf(parameters);
  }
}
