package org.homegroup.bridge.janus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homegroup.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of Janus, from its start to its exit: our own child, or one that an earlier server left
/// running and that is as we would start it. [JanusKeeper] starts another when it dies. As root it
/// runs as `nobody`, without any right to gain more.
final class JanusProcess {

  private static final Logger LOG = LoggerFactory.getLogger(JanusProcess.class);
  private static final String UNPRIVILEGED = "nobody";
  /// Only a parent is told the exit value.
  private static final int UNKNOWN = -1;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /// Sessions are gone by then, so that nothing is cut by the end of the process.
  private static final Duration LONGER = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final JanusRun run;
  private final Path folder;
  private final Future<Integer> exited;

  private JanusProcess(Vertx vertx, JanusRun run, Path folder, Future<Integer> exited) {
    this.vertx = vertx;
    this.run = run;
    this.folder = folder;
    this.exited = exited;
  }

  /// Starts Janus, after ending one that an earlier server left behind. It is running, but not yet
  /// listening (that takes it about 55 ms). Fails with [StartFailure] when it cannot run here.
  static Future<JanusProcess> start(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) {
    return vertx.executeBlocking(() -> launch(vertx, settings, secrets, eventPort), false);
  }

  /// The Janus that an earlier server left running, if we can go on with it.
  static Optional<JanusRun> left(JanusSettings settings) {
    return settings.carriesOn()
        ? JanusRun.noted(settings.folder()).filter(run -> isAsWeWouldStartIt(run, settings))
        : Optional.empty();
  }

  private static boolean isAsWeWouldStartIt(JanusRun run, JanusSettings settings) {
    boolean same =
        run.executable().equals(executable(settings.executable()))
            && run.fingerprint()
                .equals(
                    JanusFiles.fingerprint(
                        run.configuration(),
                        settings,
                        run.secrets(),
                        address(settings),
                        run.apiPort(),
                        run.eventPort()));
    if (!same) {
      LOG.info("The Janus that an earlier server left was started in another way");
    }
    return same && run.lives();
  }

  /// Goes on with the Janus that an earlier server left. Its own log lines are lost: they went
  /// to that server.
  static JanusProcess takeOver(Vertx vertx, JanusSettings settings, JanusRun run) {
    Promise<Integer> exited = Promise.promise();
    vertx.setPeriodic(
        LOOK_AGAIN.toMillis(),
        timer -> {
          if (!run.lives() || !JanusRun.isRunning(run.pid())) {
            vertx.cancelTimer(timer);
            exited.complete(UNKNOWN);
          }
        });
    LOG.info("Going on with the Janus of an earlier server, process {}", run.pid());
    return new JanusProcess(vertx, run, settings.folder(), exited.future());
  }

  private static JanusProcess launch(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) throws IOException {
    Path executable = executable(settings.executable());
    Files.createDirectories(settings.folder());
    JanusOrphan.end(pidFile(settings.folder()));
    JanusRun.forget(settings.folder());
    Optional<String> address = address(settings);
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
    // These tools belong to coreutils and util-linux, which every Debian has, and replace
    // themselves by what they
    // start, so the process id is Janus's own. No core file: it would hold people's media. And a
    // session of its own: Ctrl-C in the terminal is for the server, which ends Janus last.
    // It outlives us, so it must not die of a word of its log that nobody reads any more.
    List<String> command =
        new ArrayList<>(List.of("env", "--ignore-signal=PIPE", "prlimit", "--core=0", "setsid"));
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
    JanusOrphan.note(pidFile(settings.folder()), process.pid(), configuration);
    JanusRun run =
        new JanusRun(
            process.pid(),
            JanusRun.ticks(process.pid()),
            executable,
            configuration,
            apiPort,
            eventPort,
            JanusFiles.fingerprint(configuration, settings, secrets, address, apiPort, eventPort),
            secrets);
    if (settings.carriesOn()) {
      run.note(settings.folder());
    }
    JanusLog.follow(process.getInputStream());
    LOG.info("Janus runs as process {}", process.pid());
    return new JanusProcess(
        vertx,
        run,
        settings.folder(),
        Future.fromCompletionStage(process.onExit()).map(Process::exitValue));
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("janus.pid");
  }

  private static Optional<String> address(JanusSettings settings) {
    return settings.address().or(OwnAddress::first);
  }

  int apiPort() {
    return run.apiPort();
  }

  long pid() {
    return run.pid();
  }

  /// Marks what belongs to this run.
  String id() {
    return run.id();
  }

  /// Completes, on the caller's context, when the process has exited for whatever reason, with its
  /// exit value, if it can be known: 128 and a signal's number when a signal ended it.
  Future<Integer> exited() {
    Promise<Integer> here = Promise.promise();
    Context context = vertx.getOrCreateContext();
    exited.onComplete(result -> context.runOnContext(_ -> here.handle(result)));
    return here.future();
  }

  /// Ends it without asking: it does not answer, or we can no longer reach it.
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(run.pid()).filter(_ -> JanusRun.ticks(run.pid()) == run.since());
  }

  /// Lets it run on for the server after this one; when none comes to take it over, a small
  /// process of its own ends it.
  Future<Void> leave(Duration carryOnWithin) {
    return vertx.executeBlocking(
        () -> {
          JanusFarewell.plan(run, folder, carryOnWithin.plus(LONGER));
          return null;
        },
        false);
  }

  /// Asks it to end, and insists after some seconds.
  Future<Void> stop() {
    return vertx.executeBlocking(
        () -> {
          handle().ifPresent(JanusOrphan::end);
          JanusOrphan.end(pidFile(folder));
          JanusRun.forget(folder);
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
