package org.homegroup.bridge.janus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.adapter.Availability;
import org.homegroup.bridge.adapter.ContextBridge;
import org.homegroup.bridge.janus.conference.JanusConference;
import org.homegroup.bridge.janus.conference.JanusConferences;
import org.homegroup.bridge.janus.conference.JanusContext;
import org.homegroup.bridge.janus.gateway.JanusClient;
import org.homegroup.bridge.janus.gateway.JanusEventServer;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.bridge.janus.process.JanusProcess;
import org.homegroup.bridge.janus.process.JanusRun;
import org.homegroup.bridge.janus.process.JanusSupervisor;
import org.homegroup.platform.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Janus on this machine as a media bridge: one child process, one API socket and one event
/// socket carry all conferences. Runs on a context of its own.
public final class JanusBridge implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(JanusBridge.class);
  private static final Duration READY_WITHIN = Duration.ofSeconds(10);
  private static final Duration EVENTS_WITHIN = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final Context context;
  private final JanusSettings settings;
  private final InstantSource clock;
  private final JanusSecrets secrets;
  private final JanusSupervisor supervisor;
  private final JanusLoad load;
  private final JanusConferences conferences;
  private final Availability availability;
  private JanusEventServer events;

  private JanusBridge(
      Vertx vertx, JanusSettings settings, JanusSecrets secrets, InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.availability = new Availability(vertx, context);
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.conferences = new JanusConferences(secrets);
    this.load = new JanusLoad(settings);
    this.supervisor =
        new JanusSupervisor(vertx, settings, secrets, clock, new SupervisorListener());
  }

  /// Starts Janus, or adopts the process that an earlier server left. Completes when conferences
  /// can be opened, or after ten seconds: groups then meet by text while the bridge keeps trying.
  /// Fails with [StartFailure] if Janus cannot run on this machine at all.
  public static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock) {
    Context caller = vertx.getOrCreateContext();
    return ContextBridge.call(
        caller,
        caller,
        () ->
            vertx
                .executeBlocking(() -> JanusProcess.findExisting(settings), false)
                .compose(existing -> start(vertx, settings, clock, existing)));
  }

  private static Future<JanusBridge> start(
      Vertx vertx, JanusSettings settings, InstantSource clock, Optional<JanusRun> existing) {
    JanusSecrets secrets = existing.map(JanusRun::secrets).orElseGet(JanusSecrets::random);
    JanusBridge bridge = new JanusBridge(vertx, settings, secrets, clock);
    return bridge
        .launch(existing)
        .map(bridge)
        .recover(
            e -> {
              bridge.shutDown();
              // Another program has the event port, so the existing Janus is of no use.
              return existing.isPresent()
                  ? start(vertx, settings, clock, Optional.empty())
                  : Future.failedFuture(e);
            });
  }

  private Future<Void> launch(Optional<JanusRun> existing) {
    int eventPort = existing.map(JanusRun::eventPort).orElseGet(settings::eventPort);
    return JanusEventServer.listen(
            vertx, eventPort, secrets.eventPath(), clock, conferences::onEvent, this::ready)
        .recover(_ -> Future.failedFuture(portBusy()))
        .compose(
            listening -> {
              events = listening;
              existing.ifPresent(_ -> vertx.setTimer(EVENTS_WITHIN.toMillis(), _ -> checkEvents()));
              return supervisor.start(listening.port(), existing);
            })
        .compose(
            _ ->
                availability.awaitFirst(
                    READY_WITHIN,
                    () -> LOG.warn("Janus is not ready yet: for now people meet by text only")));
  }

  private StartFailure portBusy() {
    return new StartFailure(
        StartFailure.Kind.BRIDGE,
        "Port "
            + settings.eventPort()
            + " for Janus's events is busy: stop what uses it, or configure another.");
  }

  /// Marks the bridge as available once both sockets are connected: the API socket for requests,
  /// the event socket for the evidence of media, without which no participant's presence is proven.
  /// An adopted Janus need not have connected its event socket yet: it keeps its events and
  /// reconnects at growing intervals of at most 8 s.
  private void ready() {
    if (supervisor.client() != null
        && (events.connected() || supervisor.adopted())
        && !availability.isAvailable()) {
      LOG.info("Janus is ready ({})", name());
      availability.up();
    }
  }

  private void checkEvents() {
    if (supervisor.adopted() && !events.connected()) {
      LOG.warn("The earlier server's Janus sends no events: it is started anew");
      supervisor.restart();
    }
  }

  private final class SupervisorListener implements JanusSupervisor.Listener {

    @Override
    public void up() {
      ready();
    }

    @Override
    public void down(Instant lastHeardAt) {
      boolean was = availability.isAvailable();
      availability.down();
      // Before the notification about the bridge, which does not contain the time.
      conferences.lost(new BridgeFailure.Unreachable("Janus ended"), lastHeardAt);
      if (was) {
        availability.notifyDown();
      }
    }
  }

  @Override
  public String name() {
    return settings.folder().getFileName().toString();
  }

  @Override
  public boolean available() {
    return availability.isAvailable();
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    return availability.onChange(listener);
  }

  @Override
  public Future<Conference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> events) {
    Context caller = vertx.getOrCreateContext();
    Consumer<ConferenceEvent> consumer = ContextBridge.events(caller, events);
    return ContextBridge.open(context, caller, () -> openHere(id, storedSnapshot, consumer))
        .onSuccess(_ -> context.runOnContext(_ -> conferences.afterAdoption()));
  }

  private Future<JanusConference> openHere(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> consumer) {
    JanusClient client = supervisor.client();
    if (client == null || !availability.isAvailable()) {
      return Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
    }
    var context = new JanusContext(vertx, client, settings, clock, supervisor.runId(), consumer);
    return conferences
        .make(id, context, storedSnapshot)
        .compose(
            conference -> {
              if (supervisor.client() != client) {
                return Future.failedFuture(new BridgeFailure.Unreachable("Janus ended"));
              }
              conferences.add(conference);
              return Future.succeededFuture(conference);
            });
  }

  @Override
  public Future<BridgeLoad> load() {
    return ContextBridge.call(
        context,
        vertx.getOrCreateContext(),
        () -> {
          long pid = supervisor.pid();
          int endpoints = conferences.endpoints();
          return availability.isAvailable()
              ? vertx
                  .executeBlocking(() -> JanusLoad.processorTime(pid), false)
                  .map(used -> load.next(pid, used, clock.instant(), endpoints))
              : Future.failedFuture(new BridgeFailure.Unreachable("Janus is not running"));
        });
  }

  /// Ends Janus and all media.
  @Override
  public Future<Void> close() {
    return ContextBridge.call(context, vertx.getOrCreateContext(), this::shutDown);
  }

  /// If a conference has endpoints, leaves Janus running for the next server; it ends after a while
  /// if none adopts it. Otherwise the same as [#close].
  @Override
  public Future<Void> handOver() {
    return ContextBridge.call(
        context,
        vertx.getOrCreateContext(),
        () ->
            settings.outlivesServer() && availability.isAvailable() && conferences.hasEndpoints()
                ? supervisor.handOver().eventually(events::close)
                : shutDown());
  }

  private Future<Void> shutDown() {
    availability.stopWaiting();
    return supervisor
        .close()
        .eventually(() -> events == null ? Future.succeededFuture() : events.close());
  }

  /// The process id of the running Janus; 0 if there is none. For tests.
  long pid() {
    return supervisor.pid();
  }
}
