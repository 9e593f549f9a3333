package org.homegroup.bridge.janus.process;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.platform.loop.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of Janus, from start to exit: our own child process, or a compatible one that an earlier
/// server left running. [JanusSupervisor] starts another when it ends.
public final class JanusProcess {

  private static final Logger LOG = LoggerFactory.getLogger(JanusProcess.class);

  /// Stands for the exit value, which only a parent process gets.
  private static final int UNKNOWN = -1;

  private static final Duration POLL_EVERY = Duration.ofMillis(250);

  /// The sessions have timed out by then, so the end of the process cuts nothing.
  private static final Duration SHUTDOWN_MARGIN = Duration.ofSeconds(15);

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

  /// Starts Janus, after ending one that an earlier server left. On completion the process runs but
  /// does not listen yet (that takes about 55 ms). Fails with [StartFailure] if Janus cannot run
  /// here.
  static Future<JanusProcess> start(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) {
    return vertx.executeBlocking(() -> launch(vertx, settings, secrets, eventPort), false);
  }

  /// Finds a running, compatible Janus of an earlier server.
  public static Optional<JanusRun> findExisting(JanusSettings settings) {
    return settings.outlivesServer()
        ? JanusRun.read(settings.folder()).filter(run -> JanusLaunch.isCompatible(run, settings))
        : Optional.empty();
  }

  /// Adopts the Janus of an earlier server. Its log output is lost: it went to that server.
  static JanusProcess adopt(Vertx vertx, JanusSettings settings, JanusRun run) {
    Promise<Integer> exited = Promise.promise();
    vertx.setPeriodic(
        POLL_EVERY.toMillis(),
        timer -> {
          if (!run.isAlive() || !JanusRun.isRunning(run.pid())) {
            vertx.cancelTimer(timer);
            exited.complete(UNKNOWN);
          }
        });
    LOG.info("Going on with the Janus of an earlier server, process {}", run.pid());
    return new JanusProcess(vertx, run, settings.folder(), exited.future());
  }

  private static JanusProcess launch(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, int eventPort) throws IOException {
    Path executable = JanusLaunch.executable(settings.executable());
    Files.createDirectories(settings.folder());
    JanusOrphanCleanup.cleanUp(pidFile(settings.folder()));
    JanusRun.delete(settings.folder());
    JanusLaunch launch = JanusLaunch.prepare(executable, settings, secrets, eventPort);
    Process process = launch.start();
    JanusOrphanCleanup.writePidFile(
        pidFile(settings.folder()), process.pid(), launch.configuration());
    JanusRun run = launch.run(process.pid());
    if (settings.outlivesServer()) {
      run.write(settings.folder());
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

  int apiPort() {
    return run.apiPort();
  }

  long pid() {
    return run.pid();
  }

  /// Identifies this run.
  String id() {
    return run.id();
  }

  /// Completes on the caller's context when the process has exited, with its exit value if known.
  /// After a signal that value is 128 plus the signal's number.
  Future<Integer> exited() {
    return Loop.of(vertx.getOrCreateContext()).bring(exited);
  }

  /// Kills a process that does not respond or can no longer be reached.
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(run.pid())
        .filter(_ -> JanusRun.startTicks(run.pid()) == run.startedAt());
  }

  /// Leaves the process running for the next server. If none adopts it in time, a script ends it.
  Future<Void> handOver(Duration carryOnWithin) {
    return vertx.executeBlocking(
        () -> {
          JanusDelayedShutdown.schedule(run, folder, carryOnWithin.plus(SHUTDOWN_MARGIN));
          return null;
        },
        false);
  }

  /// Terminates the process, forcibly after some seconds.
  Future<Void> stop() {
    return vertx.executeBlocking(
        () -> {
          handle().ifPresent(JanusOrphanCleanup::terminate);
          JanusOrphanCleanup.cleanUp(pidFile(folder));
          JanusRun.delete(folder);
          return null;
        },
        false);
  }
}
