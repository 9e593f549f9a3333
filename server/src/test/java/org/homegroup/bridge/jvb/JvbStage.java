package org.homegroup.bridge.jvb;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.adapter.ContextBridge;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.Bell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The adapter between a fake bridge and browsers that are played by the test.
public abstract class JvbStage implements Consumer<ConferenceEvent> {

  public static final EndpointId ANA = endpoint("ana");
  public static final EndpointId BEN = endpoint("ben");
  public static final EndpointId CHLOE = endpoint("chloe");
  public static final ConferenceId SESSION = ConferenceId.group(SessionId.random());

  public final Bell bell = new Bell();
  public final List<String> told = new CopyOnWriteArrayList<>();
  public final List<Boolean> availability = new CopyOnWriteArrayList<>();
  public final Map<EndpointId, MediaSignal.Offer> offers = new ConcurrentHashMap<>();
  public volatile JsonObject storedSnapshot;
  public Vertx vertx;
  public Context context;
  public FakeJvb fake;
  public JvbBridge bridge;
  public Conference conference;

  @BeforeEach
  public void open() throws Exception {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    fake = await(FakeJvb.start(vertx, bell));
    bridge = on(() -> JvbBridge.start(vertx, settings(fake.port()), InstantSource.system()));
    on(
        () -> {
          bridge.onAvailability(this::available);
          return Future.succeededFuture();
        });
    conference = on(() -> bridge.open(SESSION, this));
  }

  @AfterEach
  public void close() throws Exception {
    await(bridge.close());
    await(vertx.close());
  }

  public static JvbSettings settings(int port) {
    return settings(port, true);
  }

  public static JvbSettings settings(int port, boolean outlivesServer) {
    return new JvbSettings(
        URI.create("http://127.0.0.1:" + port),
        Optional.empty(),
        360,
        Duration.ofMillis(2_000),
        Duration.ofMillis(4_000),
        Duration.ofMillis(30),
        Duration.ofMillis(150),
        Duration.ofMillis(100),
        outlivesServer);
  }

  public void add(EndpointId id, MediaKind... muted) throws Exception {
    on(() -> conference.add(id, Set.of(muted)));
  }

  /// Adds somebody and has the browser answer the first offer.
  public void meet(EndpointId id) throws Exception {
    add(id);
    until(() -> offers.containsKey(id));
    answer(id);
    until(() -> remote(id) != null);
  }

  /// Answers the newest offer.
  public void answer(EndpointId id) throws Exception {
    receive(id, new MediaSignal.Answer("all", offers.get(id).negotiation(), sdp(name(id))));
  }

  public void receive(EndpointId id, MediaSignal signal) throws Exception {
    on(
        () -> {
          conference.receive(id, signal);
          return Future.succeededFuture();
        });
  }

  /// What the fake knows of who sends these SSRCs; `null` before they were told.
  public FakeEndpoint remote(EndpointId id) {
    return fake.endpoints().values().stream()
        .filter(each -> each.ssrcs.contains(ssrc(name(id))))
        .findFirst()
        .orElse(null);
  }

  public String wireName(EndpointId id) {
    return fake.endpoints().entrySet().stream()
        .filter(each -> each.getValue().ssrcs.contains(ssrc(name(id))))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  public List<ParticipantId> shown(EndpointId id) {
    return offers.get(id).tracks().stream()
        .map(MediaSignal.Track::participantId)
        .distinct()
        .toList();
  }

  public static long ssrc(String name) {
    return 1_000 + name.hashCode() % 500 * 10L;
  }

  public static String sdp(String name) {
    long ssrc = ssrc(name);
    return String.join(
        "\r\n",
        "v=0",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
        "a=ice-ufrag:" + name,
        "a=ice-pwd:0123456789012345678901",
        "a=fingerprint:sha-256 AA:BB",
        "a=setup:active",
        "a=mid:0",
        "a=sendrecv",
        "a=ssrc:" + ssrc + " cname:x",
        "m=video 9 UDP/TLS/RTP/SAVPF 100 96",
        "a=mid:1",
        "a=sendrecv",
        "a=ssrc-group:FID " + (ssrc + 1) + " " + (ssrc + 2),
        "a=ssrc:" + (ssrc + 1) + " cname:x",
        "a=ssrc:" + (ssrc + 2) + " cname:x",
        "");
  }

  public static EndpointId endpoint(String who) {
    return endpoint(who, 1);
  }

  public static EndpointId endpoint(String who, int attempt) {
    return new EndpointId(new ParticipantId(who), new ConnectionId("c-" + who), attempt);
  }

  public static String name(EndpointId id) {
    return id.participantId().value();
  }

  public <T> T on(Supplier<Future<T>> task) throws Exception {
    return await(ContextBridge.call(context, context, task));
  }

  public Throwable failure(Supplier<Future<Void>> task) throws Exception {
    return on(() -> task.get().transform(it -> Future.succeededFuture(it.cause())));
  }

  public static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  public void until(BooleanSupplier condition) {
    bell.until(condition);
  }

  private void available(boolean now) {
    availability.add(now);
    bell.ring();
  }

  private void tell(String what) {
    told.add(what);
    bell.ring();
  }

  @Override
  public void accept(ConferenceEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> signal(it.endpointId(), it.signal());
      case ConferenceEvent.MediaChanged it -> media(it.endpointId(), it.kind(), it.up(), it.at());
      case ConferenceEvent.SpeakingChanged it -> speaking(it.endpointId(), it.speaking());
      case ConferenceEvent.SnapshotChanged it -> remember(it.snapshot());
      case ConferenceEvent.EndpointFailed it -> endpointFailed(it.endpointId(), it.reason());
      case ConferenceEvent.Lost it -> lost(it.failure(), it.lastMediaAt());
    }
  }

  private void remember(JsonObject document) {
    storedSnapshot = document;
    bell.ring();
  }

  private void signal(EndpointId endpointId, MediaSignal signal) {
    if (signal instanceof MediaSignal.Offer offer) {
      offers.put(endpointId, offer);
    }
    tell(signal.getClass().getSimpleName() + " to " + name(endpointId));
  }

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    tell(name(endpointId) + " " + kind + (up ? " up" : " down"));
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    tell(name(endpointId) + (speaking ? " speaks" : " is silent"));
  }

  private void endpointFailed(EndpointId endpointId, String reason) {
    tell(name(endpointId) + " failed");
  }

  private void lost(BridgeFailure failure, Instant lastMediaAt) {
    tell("lost");
  }
}
