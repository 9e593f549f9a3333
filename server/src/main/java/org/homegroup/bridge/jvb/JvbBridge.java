package org.homegroup.bridge.jvb;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.ColibriSocket;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.homegroup.bridge.jvb.conference.JvbConferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Jitsi Videobridge on the network as a media bridge. Runs on a context of its own.
public final class JvbBridge implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(JvbBridge.class);
  private static final Duration READY_WITHIN = Duration.ofSeconds(10);
  private static final int MESSAGE_BYTES_MAX = 1 << 20;

  private final Vertx vertx;
  private final Context context;
  private final JvbSettings settings;
  private final Colibri2Client client;
  private final WebSocketClient sockets;
  private final JvbMonitor monitor;
  private final JvbConferences conferences;
  private final Availability availability;

  private JvbBridge(Vertx vertx, JvbSettings settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.context = vertx.getOrCreateContext();
    this.availability = new Availability(vertx, context);
    this.client = new Colibri2Client(vertx, settings.url(), settings.answerWithin());
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(MESSAGE_BYTES_MAX)
                .setMaxMessageSize(MESSAGE_BYTES_MAX));
    this.monitor = new JvbMonitor(vertx, client, settings, clock, new MonitorListener());
    this.conferences =
        new JvbConferences(
            new LiveJvbContext(vertx, settings, clock, availability, client, sockets, monitor));
  }

  /// Starts to monitor the bridge. Completes when conferences can be opened, or after ten seconds:
  /// groups then meet by text until the bridge is available.
  public static Future<JvbBridge> start(Vertx vertx, JvbSettings settings, InstantSource clock) {
    Context caller = vertx.getOrCreateContext();
    return ContextBridge.call(
        caller,
        caller,
        () -> {
          JvbBridge bridge = new JvbBridge(vertx, settings, clock);
          return bridge.start().map(bridge);
        });
  }

  private Future<Void> start() {
    monitor.start();
    return availability.awaitFirst(
        READY_WITHIN,
        () -> LOG.warn("The Videobridge is not ready yet: for now people meet by text only"));
  }

  @Override
  public String name() {
    return "jvb";
  }

  @Override
  public boolean available() {
    return availability.isAvailable();
  }

  @Override
  public Future<BridgeLoad> load() {
    return ContextBridge.call(
        context,
        vertx.getOrCreateContext(),
        () -> Future.succeededFuture(monitor.load().forChoice()));
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
    return ContextBridge.open(
        context,
        caller,
        () ->
            availability.isAvailable()
                ? conferences.open(id, storedSnapshot, consumer)
                : Future.failedFuture(
                    new BridgeFailure.Unreachable("the Videobridge is not there")));
  }

  @Override
  public Future<Void> close() {
    return ContextBridge.call(
        context,
        vertx.getOrCreateContext(),
        () -> {
          stopWatching();
          return conferences.close().compose(_ -> release());
        });
  }

  /// Leaves all conferences on the bridge, as a crash would. If no server adopts them, the browsers
  /// end their media by themselves and the bridge removes endpoints that send nothing.
  @Override
  public Future<Void> handOver() {
    if (!settings.outlivesServer()) {
      return close();
    }
    return ContextBridge.call(
        context,
        vertx.getOrCreateContext(),
        () -> {
          stopWatching();
          conferences.leave();
          return release();
        });
  }

  private void stopWatching() {
    availability.stopWaiting();
    monitor.stop();
    availability.down();
  }

  private Future<Void> release() {
    return Future.join(client.close(), sockets.close()).mapEmpty();
  }

  private final class MonitorListener implements JvbMonitor.Listener {

    @Override
    public void up() {
      LOG.info("The Videobridge is ready");
      availability.up();
    }

    /// Notifies conferences before the availability listeners, because conferences know when media
    /// last arrived.
    @Override
    public void down(Instant lastHeardAt) {
      availability.down();
      conferences.lost(new BridgeFailure.Unreachable("the Videobridge died"), lastHeardAt);
      availability.notifyDown();
    }

    @Override
    public void statsReceived(Map<String, Map<String, EndpointStats>> counts, Instant at) {
      conferences.statsReceived(counts, at);
    }

    @Override
    public void statsMissing() {
      conferences.statsMissing();
    }

    @Override
    public Future<Void> testSocket(URI socket) {
      return ColibriSocket.testSocket(
          sockets, socket, settings.webSocketUrl(), settings.answerWithin());
    }

    @Override
    public boolean needsStats() {
      return conferences.hasEndpoints();
    }

    @Override
    public String randomName() {
      return LiveJvbContext.random();
    }
  }
}
