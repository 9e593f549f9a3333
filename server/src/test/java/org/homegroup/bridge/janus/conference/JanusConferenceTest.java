package org.homegroup.bridge.janus.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.adapter.ContextBridge;
import org.homegroup.bridge.janus.FakeJanus;
import org.homegroup.bridge.janus.FakeVideoRoom;
import org.homegroup.bridge.janus.gateway.JanusClient;
import org.homegroup.bridge.janus.gateway.JanusSecrets;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.bridge.janus.gateway.RoomCredentials;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.Bell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A conference against a Janus that misbehaves. What the real one does is shown by [JanusMediaIT].
class JanusConferenceTest implements Consumer<ConferenceEvent> {

  private static final EndpointId ANA = endpoint("ana");
  private static final EndpointId BEN = endpoint("ben");
  private static final EndpointId CHLOE = endpoint("chloe");

  private static final MediaSignal.Offer OFFER =
      new MediaSignal.Offer("up", 1, "v=0", List.of(), List.of());

  private final Bell bell = new Bell();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Map<EndpointId, MediaSignal.Offer> offers = new ConcurrentHashMap<>();
  private Vertx vertx;
  private Context context;
  private FakeJanus janus;
  private FakeVideoRoom room;
  private List<String> asked;
  private JanusConference conference;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    janus = await(FakeJanus.start(vertx));
    room = new FakeVideoRoom(janus, bell);
    asked = room.asked;
    JanusSettings here = JanusSettings.in(Path.of("unused"));
    JanusSettings settings =
        new JanusSettings(
            here.folder(),
            "unused",
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            here.rtpPortMin(),
            here.rtpPortMax(),
            12,
            600_000,
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            here.carryOnWithin());
    RoomCredentials random = RoomCredentials.random(JanusSecrets.random());
    conference =
        on(
            () ->
                JanusClient.connect(vertx, janus.port(), FakeJanus.SECRET, Duration.ofSeconds(9))
                    .compose(
                        client ->
                            JanusConference.open(
                                new JanusContext(
                                    vertx, client, settings, InstantSource.system(), "run", this),
                                random)));
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  @DisplayName("mutes before the browser gets the answer without which it cannot send")
  void mutesBeforeTheAnswer() throws Exception {
    add(ANA, MediaKind.AUDIO);
    receive(ANA, OFFER);
    until(() -> told.contains("Answer to ana"));
    assertEquals(List.of("publish", "moderate 0 true"), asked.subList(2, 4));
  }

  @Test
  @DisplayName("cuts an endpoint that cannot be muted, and gives its browser no answer")
  void cannotBeMuted() throws Exception {
    room.refuse("moderate", 499);
    add(ANA, MediaKind.VIDEO);
    receive(ANA, OFFER);
    until(() -> told.contains("ana failed"));
    until(() -> asked.contains("detach"));
    assertTrue(!told.contains("Answer to ana"));
  }

  @Test
  @DisplayName("unmutes what was unmuted while a description was under way")
  void unmutesWhilePublishing() throws Exception {
    add(ANA, MediaKind.AUDIO);
    receive(ANA, OFFER);
    until(() -> told.contains("Answer to ana"));
    asked.clear();
    on(
        () -> {
          conference.receive(ANA, new MediaSignal.Offer("up", 2, "v=0", List.of(), List.of()));
          return conference.mute(ANA, Set.of());
        });
    assertEquals(List.of("configure", "moderate 0 false"), asked);
  }

  @Test
  @DisplayName("mutes again after each description, because Janus may have forgotten")
  void mutesAgain() throws Exception {
    add(ANA, MediaKind.AUDIO);
    receive(ANA, OFFER);
    until(() -> told.contains("Answer to ana"));
    asked.clear();
    told.clear();
    receive(ANA, new MediaSignal.Offer("up", 2, "v=0", List.of(), List.of()));
    until(() -> told.contains("Answer to ana"));
    assertEquals(List.of("configure", "moderate 0 true"), asked);
  }

  @Test
  @DisplayName("tries again when a feed cannot be subscribed to yet")
  void tooEarly() throws Exception {
    room.refuse("join subscriber", 428, 428);
    add(ANA);
    publish(BEN);
    until(() -> offers.containsKey(ANA));
    assertEquals(3, asked.stream().filter("join subscriber"::equals).count());
  }

  @Test
  @DisplayName("gives up an endpoint that Janus will not let receive")
  void cannotReceive() throws Exception {
    room.refuse("join subscriber", 433);
    add(ANA);
    publish(BEN);
    until(() -> told.contains("ana failed"));
  }

  @Test
  @DisplayName("gives up an endpoint whose browser does not answer")
  void browserDoesNotAnswer() throws Exception {
    add(ANA);
    publish(BEN);
    until(() -> told.contains("ana failed"));
  }

  @Test
  @DisplayName("waits for the browser's answer, then asks for all that changed meanwhile at once")
  void oneNegotiationAtATime() throws Exception {
    add(ANA);
    publish(BEN);
    until(() -> offers.containsKey(ANA));
    publish(CHLOE);
    on(() -> conference.remove(BEN));
    assertTrue(asked.stream().noneMatch(each -> each.startsWith("update")));
    MediaSignal.Offer first = offers.get(ANA);
    receive(ANA, new MediaSignal.Answer("down", first.negotiation() + 1, "v=0"));
    receive(ANA, new MediaSignal.Answer("down", first.negotiation(), "v=0"));
    until(() -> offers.get(ANA).negotiation() == 2);
    assertEquals(1, asked.stream().filter("update +chloe -ben"::equals).count());
    assertEquals(1, asked.stream().filter("start"::equals).count());
    assertEquals(
        Set.of(new ParticipantId("chloe")),
        Set.copyOf(
            offers.get(ANA).tracks().stream().map(MediaSignal.Track::participantId).toList()));
  }

  @Test
  @DisplayName("does not subscribe to a video that is not shown, and does when it is")
  void subscribesToWhatIsShown() throws Exception {
    add(ANA);
    setReceiverConstraints(ANA, Map.of());
    publish(BEN);
    until(() -> offers.containsKey(ANA));
    assertEquals(Set.of(MediaKind.AUDIO), kinds(offers.get(ANA)));
    setReceiverConstraints(ANA, Map.of(BEN, 180));
    receive(ANA, new MediaSignal.Answer("down", 1, "v=0"));
    until(() -> offers.get(ANA).negotiation() == 2);
    assertEquals(1, asked.stream().filter("update +ben"::equals).count());
  }

  @Test
  @DisplayName("holds a video back and lets it pass again without a negotiation")
  void holdsBack() throws Exception {
    add(ANA);
    publish(BEN);
    until(() -> offers.containsKey(ANA));
    receive(ANA, new MediaSignal.Answer("down", 1, "v=0"));
    setReceiverConstraints(ANA, Map.of());
    until(() -> asked.contains("layers 1 off"));
    setReceiverConstraints(ANA, Map.of(BEN, 720));
    until(() -> asked.contains("layers 1 2"));
    setReceiverConstraints(ANA, Map.of(BEN, 300));
    until(() -> asked.contains("layers 1 1"));
    setReceiverConstraints(ANA, Map.of(BEN, 340));
    setReceiverConstraints(ANA, Map.of(BEN, 90));
    until(() -> asked.contains("layers 1 0"));
    assertEquals(4, asked.stream().filter(each -> each.startsWith("layers")).count());
    assertEquals(1, offers.get(ANA).negotiation());
  }

  @Test
  @DisplayName("asks again for the picture with which a larger video begins, until it passes")
  void largerVideoDoesNotCome() throws Exception {
    add(ANA);
    publish(BEN);
    until(() -> offers.containsKey(ANA));
    setReceiverConstraints(ANA, Map.of(BEN, 180));
    receive(ANA, new MediaSignal.Answer("down", 1, "v=0"));
    until(() -> asked.contains("layers 1 0"));
    room.passes("ana", "1", 0, conference.sessionId());
    setReceiverConstraints(ANA, Map.of(BEN, 720));
    until(() -> asked.contains("layers 1 2"));
    until(() -> keyFrames() == 1);
    room.passes("ana", "1", 1, conference.sessionId());
    until(() -> keyFrames() == 2);
    room.passes("ana", "1", 2, conference.sessionId());
    setReceiverConstraints(ANA, Map.of(BEN, 300));
    until(() -> asked.contains("layers 1 1"));
    assertEquals(2, keyFrames());
  }

  private long keyFrames() {
    return asked.stream().filter("configure"::equals).count();
  }

  private void setReceiverConstraints(EndpointId id, Map<EndpointId, Integer> heights)
      throws Exception {
    Map<ParticipantId, Integer> constraints = new HashMap<>();
    heights.forEach((who, height) -> constraints.put(who.participantId(), height));
    on(
        () -> {
          conference.setReceiverConstraints(id, ReceiverConstraints.of(constraints));
          return Future.succeededFuture();
        });
  }

  private static Set<MediaKind> kinds(MediaSignal.Offer offer) {
    return Set.copyOf(offer.tracks().stream().map(MediaSignal.Track::kind).toList());
  }

  @Test
  @DisplayName("tells that all is lost when the socket closes, and then nothing more")
  void socketCloses() throws Exception {
    add(ANA);
    janus.cut();
    until(() -> told.contains("lost"));
    BridgeFailure failure =
        assertInstanceOf(
            BridgeFailure.class,
            on(
                () ->
                    conference
                        .add(BEN, Set.of())
                        .transform(it -> Future.succeededFuture(it.cause()))));
    assertInstanceOf(BridgeFailure.Unreachable.class, failure);
  }

  private void add(EndpointId id, MediaKind... muted) throws Exception {
    on(() -> conference.add(id, Set.of(muted)));
  }

  private void receive(EndpointId id, MediaSignal signal) throws Exception {
    on(
        () -> {
          conference.receive(id, signal);
          return Future.succeededFuture();
        });
  }

  /// Adds somebody and brings their upload to where others can receive it.
  private void publish(EndpointId id) throws Exception {
    add(id);
    receive(id, OFFER);
    String who = id.participantId().value();
    until(() -> told.contains("Answer to " + who));
    room.comesUp(who, conference.sessionId());
  }

  private static EndpointId endpoint(String who) {
    return new EndpointId(new ParticipantId(who), new ConnectionId("c-" + who), 1);
  }

  private <T> T on(Supplier<Future<T>> task) throws Exception {
    return await(ContextBridge.call(context, context, task));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void until(BooleanSupplier condition) {
    bell.until(condition);
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

  private void remember(JsonObject document) {}

  private void signal(EndpointId endpointId, MediaSignal signal) {
    if (signal instanceof MediaSignal.Offer offer) {
      offers.put(endpointId, offer);
    }
    tell(signal.getClass().getSimpleName() + " to " + endpointId.participantId());
  }

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    tell("media");
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    tell("speaking");
  }

  private void endpointFailed(EndpointId endpointId, String reason) {
    tell(endpointId.participantId() + " failed");
  }

  private void lost(BridgeFailure failure, Instant lastMediaAt) {
    tell("lost");
  }
}
