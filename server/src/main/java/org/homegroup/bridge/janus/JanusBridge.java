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
  private static final Duration EVENTS_WITHIN = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final Context context;
  private final JanusSettings settings;
  private final InstantSource clock;
  private final JanusSecrets secrets;
  private final JanusKeeper keeper;
  private final JanusLoad load;
  private final Map<Long, JanusConference> conferences = new HashMap<>();
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private final Promise<Void> firstReady = Promise.promise();
  private JanusEvents events;
  private volatile boolean available;

  private JanusBridge(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.load = new JanusLoad(settings);
    this.keeper = new JanusKeeper(vertx, settings, secrets, clock, new Runs());
  }

  /// Starts Janus, or goes on with the one that an earlier server left, and completes when
  /// conferences can be opened, or after ten seconds without: then the group meets by text and the
  /// bridge goes on trying. Fails with [StartFailure] when Janus cannot run here at all.
  public static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock) {
    Context caller = vertx.getOrCreateContext();
    return Confined.call(
        caller,
        caller,
        () ->
            vertx
                .executeBlocking(() -> JanusProcess.left(settings), false)
                .compose(left -> start(vertx, settings, clock, left)));
  }

  private static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock, Optional<JanusRun> left) {
    JanusSecrets secrets = left.map(JanusRun::secrets).orElseGet(JanusSecrets::random);
    JanusBridge bridge = new JanusBridge(vertx, settings, secrets, clock);
    return bridge
        .begin(left)
        .map(bridge)
        .recover(
            e -> {
              bridge.end();
              // Without its events a Janus is of no use: somebody else has that port.
              return left.isPresent()
                  ? start(vertx, settings, clock, Optional.empty())
                  : Future.failedFuture(e);
            });
  }

  private Future<Void> begin(Optional<JanusRun> left) {
    int eventPort = left.map(JanusRun::eventPort).orElseGet(settings::eventPort);
    return JanusEvents.listen(vertx, eventPort, secrets.eventPath(), clock, this::take, this::ready)
        .recover(_ -> Future.failedFuture(portBusy()))
        .compose(
            listening -> {
              events = listening;
              left.ifPresent(_ -> vertx.setTimer(EVENTS_WITHIN.toMillis(), _ -> missEvents()));
              return keeper.start(listening.port(), left);
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
  /// could be proved. A Janus that was there before is not waited for: it keeps its events for us,
  /// and tries again in longer and longer intervals, the longest 8 s.
  private void ready() {
    if (keeper.client() != null && (events.connected() || keeper.tookOver()) && !available) {
      LOG.info("Janus is ready ({})", name());
      announce(true);
      firstReady.tryComplete();
    }
  }

  private void missEvents() {
    if (keeper.tookOver() && !events.connected()) {
      LOG.warn("The earlier server's Janus sends no events: it is started anew");
      keeper.giveUp();
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
    return Confined.open(context, caller, () -> openHere(id, remembered, hopping))
        .onSuccess(
            _ -> context.runOnContext(_ -> conferences.values().forEach(JanusConference::goOn)));
  }

  private Future<JanusConference> openHere(
      ConferenceId id, Optional<JsonObject> remembered, ConferenceListener listener) {
    JanusClient client = keeper.client();
    if (client == null || !available) {
      return Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
    }
    var site = new JanusSite(vertx, client, settings, clock, keeper.runId(), listener);
    Optional<JanusNote> note =
        remembered.flatMap(JanusNote::read).filter(it -> it.run().equals(site.run()));
    return note.map(it -> carryOn(id, site, it))
        .orElseGet(() -> begin(site))
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

  private Future<JanusConference> begin(JanusSite site) {
    return JanusConference.open(site, JanusRoom.random(secrets));
  }

  private Future<JanusConference> carryOn(ConferenceId id, JanusSite site, JanusNote note) {
    return JanusConference.carryOn(site, JanusRoom.called(note.room(), secrets), note)
        .onSuccess(it -> LOG.info("Conference {} goes on with {} endpoints", id, it.size()))
        .recover(
            e -> {
              LOG.warn("Conference {} cannot go on: {}", id, e.getMessage());
              return begin(site);
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

  /// While people meet, Janus and their media go on for the server after this one; for a while, if
  /// none comes. Otherwise as [#close].
  @Override
  public Future<Void> leave() {
    return Confined.call(
        context,
        vertx.getOrCreateContext(),
        () -> {
          boolean meet =
              conferences.values().stream().anyMatch(each -> !each.isOver() && each.size() > 0);
          return settings.carriesOn() && available && meet
              ? keeper.leave().eventually(events::close)
              : end();
        });
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
