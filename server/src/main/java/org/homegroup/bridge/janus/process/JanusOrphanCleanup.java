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

/// The process id file, and the end of a Janus that a killed server left running: it would hold the
/// ports, and media nobody answers for. Only a process that is Janus and runs on our own folder is
/// ended; a number used again by another program is left alone.
public final class JanusOrphanCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(JanusOrphanCleanup.class);
  private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration POLL_EVERY = Duration.ofMillis(20);

  private JanusOrphanCleanup() {}

  public static void writePidFile(Path pidFile, long pid, Path configuration) throws IOException {
    Files.writeString(pidFile, pid + "\n" + configuration + "\n");
  }

  /// Ends what the file names, if it is ours, and removes the file. Waits until it is gone.
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

  /// The folder among the temporary files that was made for this configuration, if one was.
  static Optional<Path> temporaryFolder(Path configuration) {
    return Optional.ofNullable(configuration.getParent())
        .filter(parent -> parent.getFileName().toString().startsWith("homegroup-janus"));
  }

  /// The configuration holds secrets; where it was written among the temporary files it goes too.
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

  /// Whether the process is a Janus on this configuration folder.
  private static boolean isOurs(long pid, String configuration) {
    List<String> words = JanusRun.commandLine(pid);
    return words.contains(configuration)
        && Path.of(words.getFirst()).getFileName().toString().equals("janus");
  }

  /// Asks a process to end, and insists.
  static void terminate(ProcessHandle process) {
    process.destroy();
    if (!awaitExit(process)) {
      process.destroyForcibly();
      awaitExit(process);
    }
  }

  /// Looks again and again, on a thread that may: nothing tells of the end of who is not our child.
  /// [ProcessHandle#onExit] looks too, more rarely, and takes a dead one that nobody reaps for
  /// living.
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
