package org.homegroup.bridge.janus.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the process id file, and ends a Janus that a killed server left running: it would hold
/// the ports and carry media without any supervision. Only a process that is Janus and uses our
/// configuration folder is ended, so a reused process id is harmless.
public final class JanusOrphanCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(JanusOrphanCleanup.class);
  private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration POLL_EVERY = Duration.ofMillis(20);

  private JanusOrphanCleanup() {}

  public static void writePidFile(Path pidFile, long pid, Path configuration) throws IOException {
    Files.writeString(pidFile, pid + "\n" + configuration + "\n");
  }

  /// Ends the process that the file names if it is ours, waits for its exit, and removes the file.
  static void cleanUp(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() == 2 && lines.get(0).matches("\\d{1,10}")) {
      long pid = Long.parseLong(lines.get(0));
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      if (process.isPresent() && isOurs(pid, lines.get(1))) {
        LOG.warn("Ending the Janus (process {}) that an earlier server left running", pid);
        terminate(process.get());
      }
      deleteTemporaryFolder(Path.of(lines.get(1)));
    }
    Files.deleteIfExists(pidFile);
  }

  /// Returns the temporary folder that was created for this configuration, if any.
  static Optional<Path> temporaryFolder(Path configuration) {
    return Optional.ofNullable(configuration.getParent())
        .filter(parent -> parent.getFileName().toString().startsWith("homegroup-janus"));
  }

  /// Deletes the configuration from the temporary folder, because it contains secrets.
  private static void deleteTemporaryFolder(Path configuration) throws IOException {
    Optional<Path> temporaryFolder = temporaryFolder(configuration);
    if (temporaryFolder.isPresent()) {
      try (Stream<Path> all = Files.walk(temporaryFolder.get())) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (NoSuchFileException e) {
        LOG.debug("The configuration of the earlier Janus was already gone");
      }
    }
  }

  /// Returns true if the process is a Janus that uses this configuration folder.
  private static boolean isOurs(long pid, String configuration) {
    List<String> words = JanusRun.commandLine(pid);
    return words.contains(configuration)
        && Path.of(words.getFirst()).getFileName().toString().equals("janus");
  }

  /// Terminates a process, forcibly if it does not end in time.
  static void terminate(ProcessHandle process) {
    process.destroy();
    if (!awaitExit(process)) {
      process.destroyForcibly();
      awaitExit(process);
    }
  }

  /// Polls: the JVM gets no exit notification for a process that is not its child.
  /// [ProcessHandle#onExit] polls less often and reports a zombie as alive.
  private static boolean awaitExit(ProcessHandle process) {
    long until = System.nanoTime() + EXIT_TIMEOUT.toNanos();
    while (JanusRun.isRunning(process.pid())) {
      if (System.nanoTime() > until) {
        return false;
      }
      try {
        Thread.sleep(POLL_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
