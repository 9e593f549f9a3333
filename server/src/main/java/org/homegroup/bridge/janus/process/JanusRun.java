package org.homegroup.bridge.janus.process;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The description of a running Janus in the run file, by which the next server adopts it or ends
/// it. The file contains secrets and is readable by its owner only.
///
/// @param startedAt the process's start time in kernel ticks since boot; together with the process
///     id it is unique
/// @param configuration the configuration folder
/// @param fingerprint the hash of the configuration
public record JanusRun(
    long pid,
    long startedAt,
    Path executable,
    Path configuration,
    int apiPort,
    int eventPort,
    String fingerprint,
    JanusSecrets secrets) {

  private static final Logger LOG = LoggerFactory.getLogger(JanusRun.class);
  private static final String NAME = "janus.run";

  /// Identifies this run. Conferences of another run do not exist in it.
  String id() {
    return pid + "." + startedAt;
  }

  /// Returns true if the process still runs and is the one that was started.
  boolean isAlive() {
    List<String> words = commandLine(pid);
    return words.size() == 3
        && words.get(0).equals(executable.toString())
        && words.get(2).equals(configuration.toString())
        && startTicks(pid) == startedAt;
  }

  void write(Path folder) throws IOException {
    JsonObject json =
        new JsonObject()
            .put("pid", pid)
            .put("since", startedAt)
            .put("executable", executable.toString())
            .put("configuration", configuration.toString())
            .put("apiPort", apiPort)
            .put("eventPort", eventPort)
            .put("fingerprint", fingerprint)
            .put("secrets", secrets.toJson());
    Path draft = folder.resolve(NAME + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, json.encode());
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Returns empty if there is no readable run file.
  static Optional<JanusRun> read(Path folder) {
    try {
      Path file = folder.resolve(NAME);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonObject json = new JsonObject(Files.readString(file));
      return Optional.of(
          new JanusRun(
              json.getLong("pid"),
              json.getLong("since"),
              Path.of(json.getString("executable")),
              Path.of(json.getString("configuration")),
              json.getInteger("apiPort"),
              json.getInteger("eventPort"),
              json.getString("fingerprint"),
              JanusSecrets.of(json.getJsonObject("secrets"))));
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "What is noted of an earlier Janus cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  /// Returns a process's command line; empty if there is no such process.
  public static List<String> commandLine(long pid) {
    try {
      String raw = Files.readString(of(pid, "cmdline"), StandardCharsets.ISO_8859_1);
      return Arrays.asList(raw.split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Returns a process's start time in ticks; -1 if there is no such process.
  static long startTicks(long pid) {
    String[] fields = stat(pid);
    return fields.length < 20 ? -1 : Long.parseLong(fields[19]);
  }

  /// Reads `/proc` instead of `ProcessHandle.isAlive`, which counts a zombie as alive. In a
  /// container whose first process reaps no children, zombies stay forever.
  static boolean isRunning(long pid) {
    String[] fields = stat(pid);
    return fields.length > 0 && !fields[0].equals("Z");
  }

  /// Returns the fields of `/proc/<pid>/stat` from the third on. The second is a name that may
  /// contain anything.
  private static String[] stat(long pid) {
    try {
      String stat = Files.readString(of(pid, "stat"), StandardCharsets.ISO_8859_1);
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException | RuntimeException e) {
      return new String[0];
    }
  }

  private static Path of(long pid, String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }

  @Override
  public String toString() {
    return "JanusRun[" + id() + "]";
  }
}
