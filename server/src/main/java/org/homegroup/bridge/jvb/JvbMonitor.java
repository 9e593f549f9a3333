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
import org.homegroup.bridge.jvb.colibri.EndpointCounts;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one bridge: whether it is well, how much it has to do, and what comes in. A bridge
/// that came (back) is up only when a throw-away conference could be made on it, its WebSocket
/// opened, and it be seen in the counters: that proves all interfaces that we need, and has the
/// bridge load its classes, which takes seconds, before anybody waits for it. Confined to the
/// bridge's context.
final class JvbMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(JvbMonitor.class);
  private static final Duration WARM_UP_WITHIN = Duration.ofSeconds(20);

  private static final String NO_WAY_TO_SOCKETS =
      "its WebSockets cannot be reached from here: homegroup.bridge.jvb.websocket-url";

  /// One late answer is no death; a refused connection is.
  private static final int FAILURES_MAX = 2;

  interface Listener {
    void up();

    /// `lastHeardAt` is when it was last known to work.
    void down(Instant lastHeardAt);

    /// By meeting id and endpoint, as of this time.
    void counted(Map<String, Map<String, EndpointCounts>> counts, Instant at);

    /// It has not told for a while what comes in, so that nothing is proven any more.
    void uncounted();

    /// Whether anybody wants to know what comes in.
    boolean curious();

    /// Succeeds if a WebSocket of the bridge can be opened from here.
    Future<Void> reach(URI socket);

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
  private Instant countedAt = Instant.EPOCH;
  private long healthTimer = -1;
  private long evidenceTimer = -1;
  private boolean looking;
  private boolean counting;
  private boolean up;
  private boolean over;
  private int failures;
  private String complaint = "";

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
    evidenceTimer = vertx.setPeriodic(settings.evidenceEvery().toMillis(), _ -> count());
    look();
  }

  void stop() {
    over = true;
    vertx.cancelTimer(healthTimer);
    vertx.cancelTimer(evidenceTimer);
  }

  /// Where the bridge has its WebSockets; known before it is up.
  URI sockets() {
    return sockets;
  }

  JvbLoad load() {
    return load;
  }

  /// Asks the bridge now, instead of when its turn comes.
  void lookAtOnce() {
    if (!looking) {
      vertx.cancelTimer(healthTimer);
      look();
    }
  }

  private void look() {
    if (over) {
      return;
    }
    looking = true;
    client
        .health()
        .compose(_ -> client.load())
        .onSuccess(stats -> load = JvbLoad.read(stats))
        .compose(_ -> up ? Future.succeededFuture() : warmUp())
        .onComplete(
            result -> {
              looking = false;
              if (result.succeeded()) {
                well();
              } else {
                unwell(result.cause());
              }
              // Soon again while it is away, or may be: people are waiting.
              boolean late = result.cause() instanceof BridgeFailure.TimedOut;
              Duration next = up && !late ? settings.healthEvery() : settings.evidenceEvery();
              healthTimer = vertx.setTimer(next.toMillis(), _ -> look());
            });
  }

  private void well() {
    lastHeardAt = clock.instant();
    failures = 0;
    if (!up && !over) {
      up = true;
      complaint = "";
      listener.up();
    }
  }

  private void unwell(Throwable failure) {
    if (over || client.isClosed()) {
      return;
    }
    failures++;
    if (up && (failure instanceof BridgeFailure.Unreachable || failures >= FAILURES_MAX)) {
      LOG.warn("The Videobridge is gone: {}", failure.getMessage());
      up = false;
      listener.down(lastHeardAt);
    } else if (!up && !complaint.equals(String.valueOf(failure.getMessage()))) {
      complaint = String.valueOf(failure.getMessage());
      LOG.warn("The Videobridge cannot be used yet: {}", complaint);
    }
  }

  private void count() {
    Instant asked = clock.instant();
    if (!up || !listener.curious()) {
      countedAt = asked;
      return;
    }
    if (counting) {
      return;
    }
    counting = true;
    client
        .evidence()
        .onComplete(
            result -> {
              counting = false;
              if (result.succeeded()) {
                lastHeardAt = asked;
                countedAt = asked;
                listener.counted(EndpointCounts.read(result.result()), asked);
              } else if (up) {
                notCounted(result.cause());
              }
            });
  }

  /// It may be dead, which a look finds out. One that is well but does not tell goes on: only
  /// nothing is proven by it.
  private void notCounted(Throwable failure) {
    if (!(failure instanceof BridgeFailure.Refused)) {
      lookAtOnce();
    }
    Instant patient = countedAt.plus(settings.answerWithin().multipliedBy(2));
    if (!clock.instant().isBefore(patient)) {
      listener.uncounted();
    }
  }

  private Future<Void> warmUp() {
    String meetingId = "homegroup.warm-up." + listener.randomName();
    String create = Colibri2Messages.create(meetingId, true, listener.randomName(), Set.of());
    return client
        .modify(create, WARM_UP_WITHIN)
        .recover(failure -> Future.failedFuture(explained(failure)))
        .map(Colibri2Created::read)
        .compose(
            transport -> {
              if (transport.webSocket().isEmpty()) {
                return unusable("its WebSockets are off: videobridge.websockets.enabled");
              }
              sockets = transport.webSocket().get();
              return listener.reach(sockets).recover(_ -> unusable(NO_WAY_TO_SOCKETS));
            })
        .compose(_ -> client.evidence())
        .compose(
            stats ->
                EndpointCounts.read(stats).containsKey(meetingId)
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
