package org.homegroup.bridge.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.testing.InMemoryConferenceStore;
import org.junit.jupiter.api.Test;

/// From place to place: cut in the one before being added in the other, with ids that are never
/// used twice.
class SessionMediaTest implements Consumer<MediaEvent> {

  private static final ParticipantId ANA = new ParticipantId("ana");
  private static final ConnectionId A = new ConnectionId("a");
  private static final ParticipantId BEN = new ParticipantId("ben");
  private static final ConnectionId B = new ConnectionId("b");

  private final FakeTimers time = new FakeTimers();
  private final FakeBridge bridge = new FakeBridge(time);
  private final List<String> told = new ArrayList<>();
  private final SessionId sessionId = SessionId.random();
  private final InMemoryConferenceStore store = new InMemoryConferenceStore();
  private SessionMedia media = sessionMedia(Map.of(), 0);

  private SessionMedia sessionMedia(Map<String, JsonObject> left, int before) {
    return new SessionMedia(bridge, sessionId, this, store, time, time, left, before);
  }

  @Test
  void whoGoesAsideIsCutThereAndAddedHere() {
    media.apply(plans("group", "ana ben"));
    bridge.calls();
    media.apply(plans("group", "ana", "s-1", "ben"));
    assertEquals(List.of("remove b.1", "open", "add b.2 []"), bridge.calls());
    media.apply(plans("group", "ana ben"));
    assertEquals(List.of("remove b.2", "close", "add b.3 []"), bridge.calls());
  }

  @Test
  void twoWhoChangePlacesAreFirstCut() {
    media.apply(plans("group", "ana", "s-1", "ben"));
    bridge.calls();
    media.apply(plans("group", "ben", "s-1", "ana"));
    List<String> calls = bridge.calls();
    assertEquals(List.of("remove a.1", "close", "remove b.1", "close"), calls.subList(0, 4));
    assertEquals(List.of("open", "add b.2 []", "open", "add a.2 []"), calls.subList(4, 8));
  }

  @Test
  void wishesGoAlong() {
    media.apply(plans("group", "ana ben"));
    media.setReceiverConstraints(BEN, B, ReceiverConstraints.of(Map.of(ANA, 180)));
    bridge.calls();
    media.apply(plans("group", "ana", "s-1", "ben"));
    assertEquals(List.of("remove b.1", "open", "add b.2 []", "show b.2 {ana=180}"), bridge.calls());
  }

  @Test
  void onlyTheGroupTellsWhetherThereIsABridge() {
    media.apply(plans("group", "ana", "s-1", "ben"));
    bridge.die();
    assertEquals(
        List.of("bridge true", "bridge false"),
        told.stream().filter(it -> it.startsWith("bridge")).collect(Collectors.toList()));
  }

  @Test
  void theNextServerCarriesOnInEachPlace() {
    media.apply(plans("group", "ana", "s-1", "ben"));
    // Somebody whose browser has never been heard may not know of the endpoint.
    media.receive(ANA, A, "a.1", new MediaSignal.Answer("all", 1, "v=0"));
    media.receive(BEN, B, "b.1", new MediaSignal.Answer("all", 1, "v=0"));
    Map<String, JsonObject> left = new LinkedHashMap<>();
    for (String place : List.of("group", "s-1")) {
      store.find(new ConferenceId(sessionId, place)).result().ifPresent(it -> left.put(place, it));
    }
    assertEquals(2, left.size());
    bridge.abandon();
    bridge.calls();
    media = sessionMedia(left, 1_000);
    media.apply(plans("group", "ana", "s-1", "ben"));
    assertEquals(List.of("carry on", "carry on"), bridge.calls());
  }

  @Test
  void theEndClosesEveryPlace() {
    media.apply(plans("group", "ana", "s-1", "ben"));
    bridge.calls();
    media.close();
    assertEquals(2, bridge.calls().stream().filter("close"::equals).count());
  }

  /// `plans("group", "ana ben", "s-1", "chloe")`; everybody's connection is their initial.
  private static SequencedMap<String, MediaPlan> plans(String... placesAndPeople) {
    var plans = new LinkedHashMap<String, MediaPlan>();
    for (int i = 0; i < placesAndPeople.length; i += 2) {
      var grants = new LinkedHashMap<ParticipantId, MediaPlan.Grant>();
      for (String person : placesAndPeople[i + 1].split(" ")) {
        grants.put(
            new ParticipantId(person),
            new MediaPlan.Grant(new ConnectionId(person.substring(0, 1)), Set.of()));
      }
      plans.put(placesAndPeople[i], new MediaPlan(grants));
    }
    return plans;
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
    told.add(signal.getClass().getSimpleName() + " " + endpointId.value());
  }

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {}

  private void speaking(EndpointId endpointId, boolean speaking) {}

  private void bridgeState(boolean videoPossible) {
    told.add("bridge " + videoPossible);
  }
}
