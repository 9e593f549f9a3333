package org.homegroup.bridge.jvb;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.Colibri2Created;
import org.homegroup.bridge.jvb.colibri.Colibri2Messages;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Monitors one Videobridge: its health, its load, and the media that it receives.
///
/// A bridge that appears is up only after a warm-up: a temporary conference was created, its
/// WebSocket opened, and its endpoint seen in the statistics. This proves all interfaces that we
/// need, and makes the bridge load its classes, which takes seconds, before a participant waits for
/// it. Confined to the bridge's context.
final class JvbMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(JvbMonitor.class);
  private static final Duration WARM_UP_TIMEOUT = Duration.ofSeconds(20);

  private static final String NO_WAY_TO_SOCKETS =
      "its WebSockets cannot be reached from here: homegroup.bridge.jvb.websocket-url";

  /// One timeout does not mean that the bridge is down; a refused connection does.
  private static final int FAILURES_MAX = 2;

  interface Listener {
    void up();

    /// @param lastHeardAt the last time at which the bridge was known to work
    void down(Instant lastHeardAt);

    /// @param counts by meeting id and endpoint
    /// @param at the time of the statistics
    void statsReceived(Map<String, Map<String, EndpointStats>> counts, Instant at);

    /// Called when the bridge has sent no statistics for a while, so that no media is proven any
    /// more.
    void statsMissing();

    /// Returns true if the statistics are needed now.
    boolean needsStats();

    /// Succeeds if a WebSocket of the bridge can be opened from here.
    Future<Void> testSocket(URI socket);

    String randomName();
  }

  private final Vertx vertx;
  private final Colibri2Client client;
  private final JvbSettings settings;
  private final InstantSource clock;
  private final Listener listener;
  private JvbLoad load = new JvbLoad(0, 0.01, false, false);
  private URI sockets = URI.create("/");
  private Instant lastHeardAt = Instant.EPOCH;
  private Instant statsAt = Instant.EPOCH;
  private long healthTimer = -1;
  private long statsTimer = -1;
  private boolean checking;
  private boolean polling;
  private boolean up;
  private boolean closed;
  private int failures;
  private String lastProblem = "";

  JvbMonitor(
      Vertx vertx,
      Colibri2Client client,
      JvbSettings settings,
      InstantSource clock,
      Listener listener) {
    this.vertx = vertx;
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  void start() {
    statsTimer = vertx.setPeriodic(settings.statsEvery().toMillis(), _ -> pollStats());
    checkHealth();
  }

  void stop() {
    closed = true;
    vertx.cancelTimer(healthTimer);
    vertx.cancelTimer(statsTimer);
  }

  /// Returns the base URL of the bridge's WebSockets, which is known before the bridge is up.
  URI sockets() {
    return sockets;
  }

  JvbLoad load() {
    return load;
  }

  /// Checks the bridge now instead of at the next interval.
  void checkHealthNow() {
    if (!checking) {
      vertx.cancelTimer(healthTimer);
      checkHealth();
    }
  }

  private void checkHealth() {
    if (closed) {
      return;
    }
    checking = true;
    client
        .health()
        .compose(_ -> client.stats())
        .onSuccess(stats -> load = JvbLoad.read(stats))
        .compose(_ -> up ? Future.succeededFuture() : warmUp())
        .onComplete(
            result -> {
              checking = false;
              if (result.succeeded()) {
                healthy();
              } else {
                unhealthy(result.cause());
              }
              // Checks more often while the bridge is, or may be, down: participants are waiting.
              boolean late = result.cause() instanceof BridgeFailure.TimedOut;
              Duration next = up && !late ? settings.healthEvery() : settings.statsEvery();
              healthTimer = vertx.setTimer(next.toMillis(), _ -> checkHealth());
            });
  }

  private void healthy() {
    lastHeardAt = clock.instant();
    failures = 0;
    if (!up && !closed) {
      up = true;
      lastProblem = "";
      listener.up();
    }
  }

  private void unhealthy(Throwable failure) {
    if (closed || client.isClosed()) {
      return;
    }
    failures++;
    if (up && (failure instanceof BridgeFailure.Unreachable || failures >= FAILURES_MAX)) {
      LOG.warn("The Videobridge is gone: {}", failure.getMessage());
      up = false;
      listener.down(lastHeardAt);
    } else if (!up && !lastProblem.equals(String.valueOf(failure.getMessage()))) {
      lastProblem = String.valueOf(failure.getMessage());
      LOG.warn("The Videobridge cannot be used yet: {}", lastProblem);
    }
  }

  private void pollStats() {
    Instant asked = clock.instant();
    if (!up || !listener.needsStats()) {
      statsAt = asked;
      return;
    }
    if (polling) {
      return;
    }
    polling = true;
    client
        .endpointStats()
        .onComplete(
            result -> {
              polling = false;
              if (result.succeeded()) {
                lastHeardAt = asked;
                statsAt = asked;
                listener.statsReceived(EndpointStats.read(result.result()), asked);
              } else if (up) {
                statsFailed(result.cause());
              }
            });
  }

  /// Checks the health, because the bridge may be down. A bridge that is healthy but sends no
  /// statistics stays up; its media is just not proven.
  private void statsFailed(Throwable failure) {
    if (!(failure instanceof BridgeFailure.Refused)) {
      checkHealthNow();
    }
    Instant patient = statsAt.plus(settings.answerWithin().multipliedBy(2));
    if (!clock.instant().isBefore(patient)) {
      listener.statsMissing();
    }
  }

  private Future<Void> warmUp() {
    String meetingId = "homegroup.warm-up." + listener.randomName();
    String create = Colibri2Messages.create(meetingId, true, listener.randomName(), Set.of());
    return client
        .modify(create, WARM_UP_TIMEOUT)
        .recover(failure -> Future.failedFuture(explained(failure)))
        .map(Colibri2Created::read)
        .compose(
            transport -> {
              if (transport.webSocket().isEmpty()) {
                return unusable("its WebSockets are off: videobridge.websockets.enabled");
              }
              sockets = transport.webSocket().get();
              return listener.testSocket(sockets).recover(_ -> unusable(NO_WAY_TO_SOCKETS));
            })
        .compose(_ -> client.endpointStats())
        .compose(
            stats ->
                EndpointStats.read(stats).containsKey(meetingId)
                    ? Future.<Void>succeededFuture()
                    : unusable("it does not count: videobridge.rest.rtcstats.enabled"))
        .eventually(() -> client.modify(Colibri2Messages.expire(meetingId)).otherwiseEmpty());
  }

  private static <T> Future<T> unusable(String why) {
    return Future.failedFuture(new BridgeFailure.Refused(0, why));
  }

  private static Throwable explained(Throwable failure) {
    return failure instanceof BridgeFailure.Refused refused && refused.code() == 404
        ? new BridgeFailure.Refused(404, "its REST API is off: videobridge.apis.rest.enabled")
        : failure;
  }
}
