package org.homegroup.bridge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.reconcile.BridgeReconciler;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.signaling.protocol.MediaSignalJson;
import org.homegroup.testing.Bell;
import org.homegroup.testing.InMemoryConferenceStore;

/// The smallest live server around a reconciler: serves the test page, joins each tab's socket to
/// the plan, and keeps what tabs and bridge tell. A tab is named by its participant's id.
public final class MeetingOfTabs implements Consumer<MediaEvent>, AutoCloseable {

  public record Media(String who, MediaKind kind, boolean up, Instant at, Instant told) {}

  public final Map<String, JsonObject> stats = new ConcurrentHashMap<>();
  public final Map<String, Long> firstFrames = new ConcurrentHashMap<>();
  public final List<Media> media = new CopyOnWriteArrayList<>();
  public final List<String> closed = new CopyOnWriteArrayList<>();
  public final List<String> spoken = new CopyOnWriteArrayList<>();
  public final List<String> errors = new CopyOnWriteArrayList<>();
  public final List<Boolean> bridgeStates = new CopyOnWriteArrayList<>();

  /// More than any tab here ever has.
  private static final int ATTEMPTS_BEFORE = 50;

  private final Bell bell = new Bell();
  private final Vertx vertx;
  private final Context context;
  private final Map<String, ServerWebSocket> sockets = new ConcurrentHashMap<>();
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();
  private final Map<String, Instant> admitted = new ConcurrentHashMap<>();
  private final Map<ParticipantId, MediaPlan.Grant> grants = new LinkedHashMap<>();
  private final ConferenceId id = ConferenceId.group(SessionId.random());
  private final ConferenceStore store = new InMemoryConferenceStore();
  private BridgeReconciler reconciler;
  private HttpServer server;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();

  public MeetingOfTabs(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  public void start(MediaBridge bridge) {
    run(() -> reconciler = reconciler(bridge, BridgeReconciler.Recovery.NONE));
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (request.path().equals("/live")) {
                    request
                        .toWebSocket()
                        .onSuccess(socket -> connected(request.getParam("who"), socket));
                  } else {
                    request.response().putHeader("content-type", "text/html");
                    request.response().sendFile("bridge/media-page.html");
                  }
                });
    await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
  }

  /// As the next server, with what the one before has remembered: it hears the same tabs on the
  /// same connections. Who used the bridge before must be dead.
  public void startAgain(MediaBridge bridge) {
    run(
        () -> {
          Optional<JsonObject> storedSnapshot = store.find(id).result();
          reconciler =
              reconciler(bridge, new BridgeReconciler.Recovery(storedSnapshot, ATTEMPTS_BEFORE));
          reconciler.apply(new MediaPlan(new LinkedHashMap<>(grants)));
        });
  }

  private BridgeReconciler reconciler(MediaBridge bridge, BridgeReconciler.Recovery recovery) {
    return new BridgeReconciler(
        bridge, id, this, store, Timers.of(vertx), InstantSource.system(), recovery);
  }

  public String url(String who) {
    return "http://127.0.0.1:" + server.actualPort() + "/page?who=" + who;
  }

  private void connected(String who, ServerWebSocket socket) {
    ConnectionId connectionId = new ConnectionId("c-" + who + visits.merge(who, 1, Integer::sum));
    sockets.put(connectionId.value(), socket);
    socket.textMessageHandler(
        text -> {
          received(who, connectionId, new JsonObject(text));
          bell.ring();
        });
  }

  /// The newest tab of this participant.
  public ConnectionId connection(String who) {
    return new ConnectionId("c-" + who + visits.get(who));
  }

  private void received(String who, ConnectionId connectionId, JsonObject message) {
    String type = message.getString("type");
    switch (type) {
      case "test-ready" -> ready.add(connectionId.value());
      case "test-stats" -> take(who, connectionId, message);
      case "test-first-frame" ->
          firstFrames.put(
              who + "<" + message.getString("participantId"),
              Duration.between(later(who, message.getString("participantId")), Instant.now())
                  .toMillis());
      case "test-error" -> errors.add(who + ": " + message.getString("text"));
      default ->
          context.runOnContext(
              _ ->
                  reconciler.receive(
                      new ParticipantId(who),
                      connectionId,
                      message.getString("endpoint"),
                      MediaSignalJson.decode(message)));
    }
  }

  /// A tab that was taken over goes on telling that it sees nothing.
  private void take(String who, ConnectionId connectionId, JsonObject message) {
    if (connection(who).equals(connectionId)) {
      stats.put(who, message);
    }
  }

  public boolean isReady(String who) {
    return visits.containsKey(who) && ready.contains(connection(who).value());
  }

  private Instant later(String one, String other) {
    Instant first = admitted.getOrDefault(one, Instant.EPOCH);
    Instant second = admitted.getOrDefault(other, Instant.EPOCH);
    return first.isAfter(second) ? first : second;
  }

  public void tell(String who, JsonObject message) {
    sockets.get(connection(who).value()).writeTextMessage(message.encode());
  }

  public void admit(String who, MediaKind... muted) {
    admitted.put(who, Instant.now());
    run(
        () -> {
          grants.put(new ParticipantId(who), new MediaPlan.Grant(connection(who), Set.of(muted)));
          reconciler.apply(new MediaPlan(new LinkedHashMap<>(grants)));
        });
  }

  public void remove(String who) {
    run(
        () -> {
          grants.remove(new ParticipantId(who));
          reconciler.apply(new MediaPlan(new LinkedHashMap<>(grants)));
        });
  }

  /// What `who` has decoded of `of`: video frames, or audio packets.
  public long decoded(String who, String of, MediaKind kind) {
    return stats
        .getOrDefault(who, new JsonObject())
        .getJsonObject("decoded", new JsonObject())
        .getJsonObject(of, new JsonObject())
        .getLong(kind == MediaKind.AUDIO ? "audio" : "video", 0L);
  }

  /// Waits until each of these decodes more of both kinds from each other than at the call.
  public void awaitEverybodySees(Duration within, String... who) {
    Map<String, Long> before = new LinkedHashMap<>();
    for (String each : who) {
      for (String other : who) {
        for (MediaKind kind : MediaKind.values()) {
          before.put(each + other + kind, decoded(each, other, kind));
        }
      }
    }
    await(
        within,
        "everybody decodes everybody",
        () -> {
          for (String each : who) {
            for (String other : who) {
              for (MediaKind kind : MediaKind.values()) {
                long start = before.get(each + other + kind);
                long now = decoded(each, other, kind);
                // A new peer connection counts from zero again.
                boolean rising = now < start ? now > 3 : now > start + 3;
                if (!each.equals(other) && !rising) {
                  return false;
                }
              }
            }
          }
          return true;
        });
  }

  /// Looked at anew at each word of a tab or a bridge; tabs report several times a second.
  public void await(Duration within, String what, BooleanSupplier condition) {
    bell.until(
        within,
        () -> "not within " + within + ": " + what + "; errors " + errors + "; stats " + stats,
        condition);
  }

  /// Runs it where the reconciler lives.
  public void run(Runnable task) {
    call(
        () -> {
          task.run();
          return null;
        });
  }

  public <T> T call(Supplier<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    context.runOnContext(
        _ -> {
          try {
            done.complete(task.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return await(done);
  }

  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void accept(MediaEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> signal(it.endpointId(), it.signal());
      case ConferenceEvent.MediaChanged it -> media(it.endpointId(), it.kind(), it.up(), it.at());
      case ConferenceEvent.SpeakingChanged it -> speaking(it.endpointId(), it.speaking());
      case MediaEvent.BridgeAvailability it -> bridgeState(it.available());
    }
  }

  private void signal(EndpointId endpointId, MediaSignal signal) {
    if (signal instanceof MediaSignal.Closed) {
      closed.add(endpointId.value());
      bell.ring();
    }
    ServerWebSocket socket = sockets.get(endpointId.connectionId().value());
    if (socket != null && !socket.isClosed()) {
      socket.writeTextMessage(MediaSignalJson.encode(endpointId.value(), signal).encode());
    }
  }

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    media.add(new Media(endpointId.participantId().value(), kind, up, at, Instant.now()));
    bell.ring();
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    spoken.add(endpointId.participantId() + (speaking ? " speaks" : " is silent"));
    bell.ring();
  }

  private void bridgeState(boolean videoPossible) {
    bridgeStates.add(videoPossible);
    bell.ring();
  }

  @Override
  public void close() {
    run(reconciler::close);
    await(server.close().toCompletionStage().toCompletableFuture());
  }
}
