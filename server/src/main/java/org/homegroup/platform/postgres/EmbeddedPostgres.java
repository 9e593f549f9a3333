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
import java.util.function.IntSupplier;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.platform.database.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An embedded PostgreSQL, for a laptop and for tests. One directory, one owner, durable commits,
/// reachable from this machine alone and with a password.
///
/// If the server is killed, its PostgreSQL continues; the next start stops it and starts another.
/// All commits are kept.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String LOOPBACK = "127.0.0.1";

  /// PostgreSQL cannot choose a port itself, and one that was free a moment ago may be taken.
  private static final int PORTS_TRIED = 10;

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

  /// Starts the PostgreSQL of `home` (created if missing) on `port`, 0 for any free one, and
  /// returns when it accepts connections: after about 2 s the first time, 0.1 s later, longer when
  /// it must recover. Blocks. Fails with [StartFailure].
  public static EmbeddedPostgres start(Path home, int port) {
    return port == 0
        ? start(home, EmbeddedPostgres::freePort, PORTS_TRIED)
        : start(home, () -> port, 1);
  }

  /// @param ports each is tried once, until one is not taken
  static EmbeddedPostgres start(Path home, IntSupplier ports, int portsTried) {
    Path absolute = home.toAbsolutePath().normalize();
    try {
      Files.createDirectories(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      HomeLock lock = HomeLock.take(absolute);
      try {
        return start(absolute, ports, portsTried, lock);
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

  private static EmbeddedPostgres start(Path home, IntSupplier ports, int portsTried, HomeLock lock)
      throws IOException {
    Path log = ServerLog.under(home);
    Binaries binaries = Binaries.under(home);
    Programs programs = Programs.of(binaries);
    Cluster cluster = Cluster.under(home, programs, log);
    Postmaster postmaster = new Postmaster(programs, cluster.data(), log);
    long begun = System.nanoTime();
    int port = startOn(ports, portsTried, postmaster);
    binaries.deleteOthers();
    LOG.info(
        "PostgreSQL takes connections on port {} after {} ms.",
        port,
        (System.nanoTime() - begun) / 1_000_000);
    return new EmbeddedPostgres(lock, postmaster, port, cluster.secret());
  }

  /// The server's access to its database, with a pool of `poolSize` connections.
  public DatabaseSettings settings(int poolSize) {
    return new DatabaseSettings(LOOPBACK, port, Cluster.DATABASE, Cluster.USER, secret, poolSize);
  }

  /// An administrator's access to `database`: for backups and for tests that need databases of
  /// their own.
  public DatabaseSettings superuser(String database) {
    return new DatabaseSettings(LOOPBACK, port, database, Cluster.SUPERUSER, secret, 1);
  }

  /// Stops PostgreSQL, after about 0.1 s, and releases the directory. Blocks.
  @Override
  public void close() {
    try (lock) {
      postmaster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int startOn(IntSupplier ports, int portsTried, Postmaster postmaster)
      throws IOException {
    for (int left = portsTried - 1; ; left--) {
      int port = ports.getAsInt();
      try {
        postmaster.start(parameters(port));
        return port;
      } catch (StartFailure e) {
        if (e.kind() != StartFailure.Kind.PORT || left == 0) {
          throw e;
        }
        LOG.info("Port {} was taken meanwhile; PostgreSQL tries another one.", port);
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    // Bounds the disk space of the log, and the time of recovery.
    parameters.add("max_wal_size=512MB");
    // Statements are short and prepared, so compiling them costs more than it saves.
    parameters.add("jit=off");
    parameters.add("timezone=UTC");
    parameters.add("log_timezone=UTC");
    parameters.add("cluster_name=homegroup");
    // Nothing private reaches the log: neither failed statements nor their values.
    parameters.add("log_min_error_statement=panic");
    parameters.add("log_error_verbosity=terse");
    return List.copyOf(parameters);
  }
}
