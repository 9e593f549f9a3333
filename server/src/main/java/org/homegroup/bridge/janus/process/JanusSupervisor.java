package org.homegroup.bridge.janus.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.janus.gateway.JanusClient;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a Janus process and an API socket to it running. If either ends or stops responding, the
/// other is ended too and a new run starts, so a run that we consider lost is really over. The
/// first run may be one that an earlier server left. Confined to the bridge's context.
public final class JanusSupervisor {

  private static final Logger LOG = LoggerFactory.getLogger(JanusSupervisor.class);

  /// Janus listens about 55 ms after its start; on a loaded machine, later.
  private static final Duration LISTENING_WITHIN = Duration.ofSeconds(30);

  private static final Duration CONNECT_RETRY = Duration.ofMillis(25);
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);
  private static final Duration RESTART_FIRST = Duration.ofMillis(50);
  private static final Duration RESTART_MAX = Duration.ofSeconds(10);

  /// After a run of this length the next restart is quick again.
  private static final Duration WELL_AFTER = Duration.ofSeconds(30);

  /// Gets notified when a run becomes usable and when it is over. Must handle [#down]
  /// synchronously.
  public interface Listener {
    void up();

    /// @param lastHeardAt the last time at which Janus was known to work
    void down(Instant lastHeardAt);
  }

  private final Vertx vertx;
  private final JanusSettings settings;
  private final JanusSecrets secrets;
  private final InstantSource clock;
  private final Listener listener;
  private final long health;
  private int eventPort;
  private JanusProcess process;
  private JanusClient client;
  private Future<?> launching = Future.succeededFuture();
  private Instant startedAt = Instant.EPOCH;
  private Instant lastHeardAt = Instant.EPOCH;
  private Duration restartAfter = RESTART_FIRST;
  private boolean adopted;
  private boolean closing;

  public JanusSupervisor(
      Vertx vertx,
      JanusSettings settings,
      JanusSecrets secrets,
      InstantSource clock,
      Listener listener) {
    this.vertx = vertx;
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.listener = listener;
    this.health = vertx.setPeriodic(HEALTH_EVERY.toMillis(), _ -> checkHealth());
  }

  /// Starts the first run, whose events go to this port. Completes when the process runs; fails
  /// with [StartFailure] if it cannot. If the process does not come up or dies later, another run
  /// starts.
  ///
  /// @param existing the run to adopt, whose events go to this port already
  public Future<Void> start(int eventPort, Optional<JanusRun> existing) {
    this.eventPort = eventPort;
    return existing.map(this::adopt).orElseGet(this::launch);
  }

  private Future<Void> adopt(JanusRun existing) {
    return vertx
        .executeBlocking(
            () -> {
              JanusDelayedShutdown.cancel(settings.folder());
              return null;
            },
            false)
        .map(
            _ -> {
              adopted = true;
              begin(JanusProcess.adopt(vertx, settings, existing));
              return null;
            });
  }

  /// Returns the API socket of the current run; `null` while there is none.
  public JanusClient client() {
    return client;
  }

  /// Returns true if the current run was started by an earlier server.
  public boolean adopted() {
    return adopted;
  }

  /// Identifies the current run; empty while there is none.
  public String runId() {
    JanusProcess run = process;
    return run == null ? "" : run.id();
  }

  /// Returns the process id of the current run; 0 while there is none.
  public long pid() {
    JanusProcess run = process;
    return run == null ? 0 : run.pid();
  }

  /// Ends the current run and starts no other.
  public Future<Void> close() {
    closing = true;
    vertx.cancelTimer(health);
    // Waits for a launch in progress, which would leave a process behind.
    return launching.transform(
        _ -> {
          JanusProcess run = process;
          return run == null
              ? Future.succeededFuture()
              : run.stop().onComplete(_ -> down(run, clock.instant()));
        });
  }

  /// Leaves the current run to the next server and starts no other.
  public Future<Void> handOver() {
    closing = true;
    vertx.cancelTimer(health);
    JanusProcess run = process;
    JanusClient socket = client;
    process = null;
    client = null;
    return run == null
        ? Future.succeededFuture()
        : run.handOver(settings.carryOnWithin())
            .eventually(() -> socket == null ? Future.succeededFuture() : socket.close());
  }

  /// Ends the current run, because it is unusable, and starts another.
  public void restart() {
    down(process, clock.instant());
  }

  private Future<Void> launch() {
    adopted = false;
    Future<Void> launched =
        JanusProcess.start(vertx, settings, secrets, eventPort)
            .map(
                run -> {
                  begin(run);
                  return null;
                });
    launching = launched;
    return launched;
  }

  private void begin(JanusProcess run) {
    process = run;
    startedAt = clock.instant();
    run.exited().onSuccess(value -> exited(run, value));
    connect(run, startedAt.plus(LISTENING_WITHIN));
  }

  private void connect(JanusProcess run, Instant until) {
    if (process != run || closing) {
      return;
    }
    JanusClient.connect(vertx, run.apiPort(), secrets.api(), settings.answerWithin())
        .onSuccess(socket -> connected(run, socket))
        .onFailure(
            _ -> {
              if (clock.instant().isBefore(until)) {
                vertx.setTimer(CONNECT_RETRY.toMillis(), _ -> connect(run, until));
              } else {
                LOG.warn("Janus did not listen within {}", LISTENING_WITHIN);
                run.kill();
              }
            });
  }

  private void connected(JanusProcess run, JanusClient socket) {
    if (process != run) {
      socket.close();
      return;
    }
    client = socket;
    lastHeardAt = clock.instant();
    socket.closed().onComplete(_ -> down(run, clock.instant()));
    listener.up();
  }

  private void checkHealth() {
    JanusClient asked = client;
    JanusProcess run = process;
    if (asked == null) {
      return;
    }
    asked
        .request(new JsonObject().put("janus", "ping"))
        .onSuccess(_ -> lastHeardAt = clock.instant())
        .onFailure(
            e -> {
              if (client == asked && e instanceof BridgeFailure.TimedOut) {
                LOG.warn("Janus does not answer any more");
                down(run, lastHeardAt);
              }
            });
  }

  /// Ends this run if it is the current one.
  private void down(JanusProcess run, Instant lastHeard) {
    if (run == null || process != run) {
      return;
    }
    process = null;
    run.kill();
    JanusClient socket = client;
    client = null;
    listener.down(lastHeard);
    if (socket != null) {
      socket.close();
    }
  }

  private void exited(JanusProcess run, int value) {
    down(run, clock.instant());
    if (closing) {
      return;
    }
    if (startedAt.plus(WELL_AFTER).isBefore(clock.instant())) {
      restartAfter = RESTART_FIRST;
    }
    LOG.warn("Janus ended with {}; starting it again in {} ms", value, restartAfter.toMillis());
    relaunch(restartAfter);
    Duration doubled = restartAfter.multipliedBy(2);
    restartAfter = doubled.compareTo(RESTART_MAX) < 0 ? doubled : RESTART_MAX;
  }

  private void relaunch(Duration after) {
    Consumer<Throwable> failed =
        e -> {
          LOG.error("Janus cannot be started again: {}", e.getMessage());
          relaunch(RESTART_MAX);
        };
    vertx.setTimer(
        after.toMillis(),
        _ -> {
          if (!closing) {
            launch().onFailure(failed::accept);
          }
        });
  }
}
