package org.homegroup.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running PostgreSQL process over one [Cluster]: removes the remains of an earlier run,
/// starts, waits until it is ready, stops. The caller holds the [HomeLock].
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  /// Recovery after a crash replays at most `max_wal_size` of log; on a slow disk this takes
  /// minutes.
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);

  /// Time that the shared memory and the file of a killed process may persist.
  private static final Duration CLEAR_WITHIN = Duration.ofSeconds(20);

  /// A shutdown first writes the memory to the disk.
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  private final Programs programs;
  private final Path data;
  private final Path log;
  private final Path pidFile;

  Postmaster(Programs programs, Path data, Path log) {
    this.programs = programs;
    this.data = data;
    this.log = log;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /// Starts PostgreSQL with these parameters (`name=value`, no spaces) and returns when it accepts
  /// connections.
  void start(List<String> parameters) throws IOException {
    long clearBy = System.nanoTime() + CLEAR_WITHIN.toNanos();
    while (true) {
      clearTheWay();
      long before = ServerLog.size(log);
      if (launch(parameters)) {
        return;
      }
      // The processes of a killed PostgreSQL need a moment to notice and exit.
      String said = ServerLog.since(log, before);
      boolean passing =
          said.contains("pre-existing shared memory block") || said.contains("already exists");
      if (!passing || System.nanoTime() > clearBy) {
        throw ServerLog.problem(log, before, "PostgreSQL did not start");
      }
      pause(Duration.ofMillis(100));
    }
  }

  /// Ends every connection and stops; returns when the process is gone. A plain SIGTERM would wait
  /// for the clients instead.
  void stop() throws IOException {
    Optional<Long> pid = pid().filter(this::isOurs);
    if (pid.isEmpty()) {
      return; // It has stopped already; all commits are on disk.
    }
    if (!stop(pid.get(), "fast") && !stop(pid.get(), "immediate")) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "PostgreSQL in %s does not stop: end its process %d by hand.".formatted(data, pid.get()));
    }
  }

  /// Whether it ended in time. Checked here, because pg_ctl takes a zombie for alive.
  private boolean stop(long pid, String mode) throws IOException {
    programs.run(log, "", "pg_ctl", List.of("stop", "-s", "-W", "-m", mode, "-D", data.toString()));
    long endBy = System.nanoTime() + STOP_WITHIN.toNanos();
    while (isOurs(pid)) {
      if (System.nanoTime() > endBy) {
        return false;
      }
      pause(Duration.ofMillis(5));
    }
    return true;
  }

  private void clearTheWay() throws IOException {
    Optional<Long> found = pid();
    if (found.isEmpty()) {
      return;
    }
    long pid = found.get();
    if (isOurs(pid)) {
      LOG.info("Stopping the PostgreSQL (process {}) that an earlier Homegroup left running.", pid);
      stop();
    }
    if (Files.deleteIfExists(pidFile)) {
      // PostgreSQL itself would refuse to start as long as the process id is in use: by an unreaped
      // zombie, or by another program since.
      LOG.info("PostgreSQL (process {}) did not end properly last time; it recovers now.", pid);
    }
  }

  /// Whether this is a live PostgreSQL over these files. A zombie has neither command nor
  /// arguments.
  private boolean isOurs(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .filter(info -> info.command().map(c -> c.contains("postgres")).orElse(false))
        .filter(info -> info.arguments().map(this::nameOurData).orElse(false))
        .isPresent();
  }

  private boolean nameOurData(String[] arguments) {
    return Arrays.asList(arguments).contains(data.toString());
  }

  private boolean launch(List<String> parameters) throws IOException {
    Process pgCtl =
        programs.start(
            log,
            "pg_ctl",
            List.of(
                "start",
                "-s",
                "-w",
                "-t",
                "" + READY_WITHIN.toSeconds(),
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                String.join(
                    " ", parameters.stream().map(parameter -> "-c " + parameter).toList())));
    // pg_ctl notices a failure at once, but polls readiness only every tenth of a second.
    while (pgCtl.isAlive()) {
      if (isReady()) {
        return true;
      }
      pause(Duration.ofMillis(5));
    }
    return pgCtl.exitValue() == 0;
  }

  private boolean isReady() throws IOException {
    List<String> lines = pidLines();
    return lines.size() > 7 && lines.get(7).strip().equals("ready");
  }

  private Optional<Long> pid() throws IOException {
    return pidLines().stream().findFirst().map(line -> Long.parseLong(line.strip()));
  }

  /// The lines of postmaster.pid: process, directory, start time, port, sockets, address, shared
  /// memory, status. Empty when the file is missing or incomplete.
  private List<String> pidLines() throws IOException {
    try {
      return Files.readAllLines(pidFile);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// Polls: PostgreSQL reports its readiness only in a file, and the JVM gets no exit notification
  /// for a process that is not its child.
  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(
          StartFailure.Kind.DATA, "Waiting for PostgreSQL was interrupted: start Homegroup again.");
    }
  }
}
