package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homegroup.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of Janus as a child process, from its start to its exit. [JanusBridge] starts another
/// when it dies. As root it runs as `nobody`, without any right to gain more.
final class JanusProcess {

  private static final Logger LOG = LoggerFactory.getLogger(JanusProcess.class);
  private static final String UNPRIVILEGED = "nobody";

  private final Vertx vertx;
  private final Process process;
  private final Path pidFile;
  private final int apiPort;

  private JanusProcess(Vertx vertx, Process process, Path pidFile, int apiPort) {
    this.vertx = vertx;
    this.process = process;
    this.pidFile = pidFile;
    this.apiPort = apiPort;
  }

  /// Starts Janus, after ending one that an earlier server left behind. It is running, but not yet
  /// listening (that takes it about 55 ms). Fails with [StartFailure] when it cannot run here.
  static Future<JanusProcess> start(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) {
    return vertx.executeBlocking(() -> launch(vertx, settings, secrets, eventPort), false);
  }

  private static JanusProcess launch(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) throws IOException {
    Path executable = executable(settings.executable());
    Files.createDirectories(settings.folder());
    Path pidFile = settings.folder().resolve("janus.pid");
    JanusOrphan.end(pidFile);
    Optional<String> address = settings.address().or(OwnAddress::first);
    if (address.isEmpty()) {
      LOG.warn(
          "This machine has only its loopback address, which Janus never uses for media: people"
              + " will meet by text but neither see nor hear each other. Give the machine an"
              + " address, or name one in the configuration.");
    }
    boolean root = "root".equals(System.getProperty("user.name"));
    Path folder = root ? reachable(settings.folder()) : settings.folder();
    Path configuration = folder.resolve("conf");
    int apiPort = settings.apiPort() == 0 ? freePort() : settings.apiPort();
    Optional<UserPrincipal> reader = root ? Optional.of(nobody()) : Optional.empty();
    JanusFiles.write(configuration, reader, settings, secrets, address, apiPort, eventPort);
    // These tools belong to util-linux, which every Debian has, and replace themselves by what they
    // start, so the process id is Janus's own. No core file: it would hold people's media. And a
    // session of its own: Ctrl-C in the terminal is for the server, which ends Janus last.
    List<String> command = new ArrayList<>(List.of("prlimit", "--core=0", "setsid"));
    if (root) {
      // Janus needs no right at all.
      command.addAll(
          List.of(
              "setpriv",
              "--reuid=" + UNPRIVILEGED,
              "--regid=nogroup",
              "--clear-groups",
              "--inh-caps=-all",
              "--bounding-set=-all",
              "--no-new-privs"));
    }
    command.addAll(List.of(executable.toString(), "-F", configuration.toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(configuration.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    JanusOrphan.note(pidFile, process.pid(), configuration);
    JanusLog.follow(process.getInputStream());
    LOG.info("Janus runs as process {}", process.pid());
    return new JanusProcess(vertx, process, pidFile, apiPort);
  }

  int apiPort() {
    return apiPort;
  }

  long pid() {
    return process.pid();
  }

  /// Completes, on the caller's context, when the process has exited for whatever reason, with its
  /// exit value: 128 and a signal's number when a signal ended it.
  Future<Integer> exited() {
    return Future.fromCompletionStage(process.onExit(), vertx.getOrCreateContext())
        .map(Process::exitValue);
  }

  /// Ends it without asking: it does not answer, or we can no longer reach it.
  void kill() {
    process.destroyForcibly();
  }

  /// Asks it to end, and insists after some seconds.
  Future<Void> stop() {
    return vertx.executeBlocking(
        () -> {
          JanusOrphan.end(process.toHandle());
          JanusOrphan.end(pidFile);
          return null;
        },
        false);
  }

  private static Path executable(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new StartFailure(
                    StartFailure.Kind.BRIDGE,
                    "Janus is not installed (no program `"
                        + name
                        + "` found): run `apt-get install janus`, or start with --no-bridge."));
  }

  private static UserPrincipal nobody() throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(UNPRIVILEGED);
  }

  /// The folder itself when `nobody` can get to it, or else a private one among the temporary
  /// files: root's home, for one, is closed to others.
  private static Path reachable(Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        Path temporary = Files.createTempDirectory("homegroup-janus");
        Files.setOwner(temporary, nobody());
        return temporary;
      }
    }
    return folder;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
