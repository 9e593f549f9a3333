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
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.Confined;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Janus of this machine as a media bridge: one child process, one API socket and one event
/// socket, with all conferences on them. Works on one context of its own.
public final class JanusBridge implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(JanusBridge.class);
  private static final Duration READY_WITHIN = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Context context;
  private final JanusSettings settings;
  private final InstantSource clock;
  private final JanusSecrets secrets = JanusSecrets.random();
  private final JanusKeeper keeper;
  private final JanusLoad load;
  private final Map<Long, JanusConference> conferences = new HashMap<>();
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private final Promise<Void> firstReady = Promise.promise();
  private JanusEvents events;
  private volatile boolean available;

  private JanusBridge(Vertx vertx, JanusSettings settings, InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.clock = clock;
    this.load = new JanusLoad(settings);
    this.keeper = new JanusKeeper(vertx, settings, secrets, clock, new Runs());
  }

  /// Starts Janus and completes when conferences can be opened, or after ten seconds without: then
  /// the group meets by text and the bridge goes on trying. Fails with [StartFailure] when Janus
  /// cannot run here at all.
  public static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock) {
    Context caller = vertx.getOrCreateContext();
    return Confined.call(
        caller,
        caller,
        () -> {
          JanusBridge bridge = new JanusBridge(vertx, settings, clock);
          return bridge.begin().map(bridge).onFailure(_ -> bridge.end());
        });
  }

  private Future<Void> begin() {
    return JanusEvents.listen(
            vertx, settings.eventPort(), secrets.eventPath(), clock, this::take, this::ready)
        .recover(_ -> Future.failedFuture(portBusy()))
        .compose(
            listening -> {
              events = listening;
              return keeper.start(listening.port());
            })
        .compose(
            _ -> {
              long timer =
                  vertx.setTimer(
                      READY_WITHIN.toMillis(),
                      _ -> {
                        LOG.warn("Janus is not ready yet: for now people meet by text only");
                        firstReady.tryComplete();
                      });
              return firstReady.future().onComplete(_ -> vertx.cancelTimer(timer));
            });
  }

  private StartFailure portBusy() {
    return new StartFailure(
        StartFailure.Kind.BRIDGE,
        "Port "
            + settings.eventPort()
            + " for Janus's events is busy: stop what uses it, or configure another.");
  }

  /// Both sockets are there: the API to do, the events to know. Without events nobody's presence
  /// could be proved.
  private void ready() {
    if (keeper.client() != null && events.connected() && !available) {
      LOG.info("Janus is ready ({})", name());
      announce(true);
      firstReady.tryComplete();
    }
  }

  private final class Runs implements JanusKeeper.Listener {

    @Override
    public void up() {
      ready();
    }

    @Override
    public void down(Instant lastHeardAt) {
      boolean was = available;
      available = false;
      List<JanusConference> voided = List.copyOf(conferences.values());
      conferences.clear();
      // Before the news that the bridge is gone, which does not say since when.
      voided.forEach(each -> each.lost(new BridgeFailure.Unreachable("Janus ended"), lastHeardAt));
      if (was) {
        announce(false);
      }
    }
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
    return settings.folder().getFileName().toString();
  }

  @Override
  public boolean available() {
    return available;
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    Context caller = vertx.getOrCreateContext();
    Object key = new Object();
    boolean seen = available;
    Consumer<Boolean> hop = now -> caller.runOnContext(_ -> listener.accept(now));
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
  public Future<Conference> open(
      ConferenceId id, Optional<JsonObject> remembered, ConferenceListener listener) {
    Context caller = vertx.getOrCreateContext();
    ConferenceListener hopping = Confined.listener(caller, listener);
    return Confined.open(context, caller, () -> open(hopping));
  }

  private Future<JanusConference> open(ConferenceListener listener) {
    JanusClient client = keeper.client();
    if (client == null || !available) {
      return Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
    }
    JanusRoom room = JanusRoom.random(secrets.roomAdmin());
    return JanusConference.open(vertx, client, settings, clock, room, listener)
        .compose(
            conference -> {
              if (keeper.client() != client) {
                return Future.failedFuture(new BridgeFailure.Unreachable("Janus ended"));
              }
              conferences.values().removeIf(JanusConference::isOver);
              conferences.put(conference.sessionId(), conference);
              return Future.succeededFuture(conference);
            });
  }

  @Override
  public Future<BridgeLoad> load() {
    return Confined.call(
        context,
        vertx.getOrCreateContext(),
        () -> {
          long pid = keeper.pid();
          int endpoints = conferences.values().stream().mapToInt(JanusConference::size).sum();
          return available
              ? vertx
                  .executeBlocking(() -> JanusLoad.processorTime(pid), false)
                  .map(used -> load.next(pid, used, clock.instant(), endpoints))
              : Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
        });
  }

  /// Ends Janus, and with it all media.
  @Override
  public Future<Void> close() {
    return Confined.call(context, vertx.getOrCreateContext(), this::end);
  }

  private Future<Void> end() {
    firstReady.tryComplete();
    return keeper
        .close()
        .eventually(() -> events == null ? Future.succeededFuture() : events.close());
  }

  /// The process id of the running Janus; 0 when there is none. For tests.
  long pid() {
    return keeper.pid();
  }
}
