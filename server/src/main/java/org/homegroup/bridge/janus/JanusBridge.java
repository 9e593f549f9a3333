package org.homegroup.bridge.janus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.Confined;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.config.StartFailure;
import org.homegroup.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Janus of this machine: keeps the child process, the API socket and the event socket alive,
/// and all conferences on them. Whatever of process and socket ends, the other is ended too and
/// both begin again, so that what we believe void is void. Works on one context of its own.
public final class JanusBridge implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(JanusBridge.class);

  /// Janus listens about 55 ms after its start; on a loaded machine, later.
  private static final Duration LISTENING_WITHIN = Duration.ofSeconds(10);

  private static final Duration CONNECT_AGAIN = Duration.ofMillis(25);
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);
  private static final Duration RESTART_FIRST = Duration.ofMillis(50);
  private static final Duration RESTART_MAX = Duration.ofSeconds(10);

  /// A process that ran so long was well: the next restart is quick again.
  private static final Duration WELL_AFTER = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Context context;
  private final JanusSettings settings;
  private final InstantSource clock;
  private final JanusSecrets secrets = JanusSecrets.random();
  private final Map<Long, JanusConference> conferences = new HashMap<>();
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private JanusEvents events;
  private JanusProcess process;
  private JanusClient client;
  private Instant startedAt = Instant.EPOCH;
  private Instant lastHeardAt = Instant.EPOCH;
  private Duration restartAfter = RESTART_FIRST;
  private boolean closing;
  private volatile boolean available;

  private JanusBridge(Vertx vertx, JanusSettings settings, InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.clock = clock;
  }

  /// Starts Janus and completes when conferences can be opened, or after ten seconds without: then
  /// the group meets by text and the bridge goes on trying. Fails with [StartFailure] when Janus
  /// cannot run here at all.
  public static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock) {
    Context caller = vertx.getOrCreateContext();
    JanusBridge bridge = new JanusBridge(vertx, settings, clock);
    return Confined.call(bridge.context, caller, bridge::begin).map(bridge);
  }

  private Future<Void> begin() {
    vertx.setPeriodic(HEALTH_EVERY.toMillis(), _ -> checkHealth());
    return JanusEvents.listen(vertx, settings.eventPort(), secrets.eventPath(), clock, this::take)
        .recover(
            e ->
                Future.failedFuture(
                    new StartFailure(
                        StartFailure.Kind.BRIDGE,
                        "Port "
                            + settings.eventPort()
                            + " for Janus's events is busy: stop what uses it, or configure"
                            + " another.")))
        .compose(
            listening -> {
              events = listening;
              return launch();
            });
  }

  /// One run of Janus. Fails only when Janus cannot be started; that it does not come up, or dies,
  /// leads to another run.
  private Future<Void> launch() {
    return JanusProcess.start(vertx, settings, secrets, events.port())
        .compose(
            run -> {
              process = run;
              startedAt = clock.instant();
              run.exited().onComplete(_ -> exited(run));
              if (closing) {
                return run.stop();
              }
              Promise<Void> up = Promise.promise();
              connect(run, startedAt.plus(LISTENING_WITHIN), up);
              return up.future();
            });
  }

  private void connect(JanusProcess run, Instant until, Promise<Void> up) {
    JanusClient.connect(vertx, run.apiPort(), secrets.api(), settings.answerWithin())
        .onSuccess(
            socket -> {
              up.complete();
              connected(run, socket);
            })
        .onFailure(
            _ -> {
              if (process != run || closing) {
                up.tryComplete();
              } else if (clock.instant().isAfter(until)) {
                LOG.warn("Janus did not listen within {}", LISTENING_WITHIN);
                run.kill();
                up.complete();
              } else {
                vertx.setTimer(CONNECT_AGAIN.toMillis(), _ -> connect(run, until, up));
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
    LOG.info("Janus is ready");
    announce(true);
  }

  private void checkHealth() {
    JanusClient asked = client;
    JanusProcess run = process;
    if (asked == null || run == null) {
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

  private void exited(JanusProcess run) {
    down(run, clock.instant());
    if (closing) {
      return;
    }
    boolean wasWell = startedAt.plus(WELL_AFTER).isBefore(clock.instant());
    restartAfter = wasWell ? RESTART_FIRST : restartAfter;
    LOG.warn("Janus ended; starting it again in {}", restartAfter);
    vertx.setTimer(restartAfter.toMillis(), _ -> relaunch());
    Duration doubled = restartAfter.multipliedBy(2);
    restartAfter = doubled.compareTo(RESTART_MAX) < 0 ? doubled : RESTART_MAX;
  }

  private void relaunch() {
    if (!closing) {
      launch()
          .onFailure(
              e -> {
                LOG.error("Janus cannot be started again: {}", e.getMessage());
                vertx.setTimer(RESTART_MAX.toMillis(), _ -> relaunch());
              });
    }
  }

  /// This run is over: its process, its socket and every conference on it.
  private void down(JanusProcess run, Instant lastMediaAt) {
    if (process != run) {
      return;
    }
    process = null;
    run.kill();
    if (client != null) {
      client.close();
      client = null;
      announce(false);
    }
    List<JanusConference> voided = List.copyOf(conferences.values());
    conferences.clear();
    voided.forEach(each -> each.lost(new BridgeFailure.Unreachable("Janus ended"), lastMediaAt));
  }

  private void announce(boolean now) {
    available = now;
    List.copyOf(listeners.values()).forEach(each -> each.accept(now));
  }

  private void take(JanusEvent event) {
    JanusConference conference = conferences.get(event.sessionId());
    if (conference != null) {
      conference.take(event);
    }
  }

  @Override
  public String name() {
    return "janus";
  }

  @Override
  public boolean available() {
    return available;
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    Context caller = vertx.getOrCreateContext();
    Object key = new Object();
    Consumer<Boolean> hop = now -> caller.runOnContext(_ -> listener.accept(now));
    boolean seen = available;
    context.runOnContext(
        _ -> {
          listeners.put(key, hop);
          if (available != seen) {
            hop.accept(available);
          }
        });
    return () -> context.runOnContext(_ -> listeners.remove(key));
  }

  @Override
  public Future<Conference> open(SessionId sessionId, ConferenceListener listener) {
    Context caller = vertx.getOrCreateContext();
    ConferenceListener hopping = Confined.listener(caller, listener);
    return Confined.call(context, caller, () -> open(hopping))
        .map(inner -> Confined.conference(context, caller, inner));
  }

  private Future<JanusConference> open(ConferenceListener listener) {
    if (client == null) {
      return Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
    }
    JanusClient socket = client;
    JanusRoom room = JanusRoom.random(secrets.roomAdmin());
    return JanusConference.open(vertx, socket, settings, clock, room, listener)
        .compose(
            conference -> {
              if (client != socket) {
                return Future.failedFuture(new BridgeFailure.Unreachable("Janus ended"));
              }
              conferences.values().removeIf(JanusConference::isOver);
              conferences.put(conference.sessionId(), conference);
              return Future.succeededFuture(conference);
            });
  }

  /// Ends Janus, and with it all media.
  @Override
  public Future<Void> close() {
    return Confined.call(context, vertx.getOrCreateContext(), this::end);
  }

  private Future<Void> end() {
    closing = true;
    JanusProcess run = process;
    Future<Void> stopped = run == null ? Future.succeededFuture() : run.stop();
    return stopped.eventually(
        () -> {
          if (run != null) {
            down(run, clock.instant());
          }
          return events == null ? Future.succeededFuture() : events.close();
        });
  }

  /// The process id of the running Janus; 0 when there is none. For tests and the log.
  long pid() {
    JanusProcess run = process;
    return run == null ? 0 : run.pid();
  }
}
