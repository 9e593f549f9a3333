package org.homegroup.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.MediaPlan;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.SessionId;
import org.homegroup.testing.InMemoryConferenceMemory;

/// A reconciler between plans that a test makes and a fake bridge. `told` is what it told.
abstract class ReconcilerStage implements ReconcilerListener {

  static final ParticipantId ANA = new ParticipantId("ana");
  static final ParticipantId BEN = new ParticipantId("ben");
  static final BridgeFailure NO = new BridgeFailure.Refused(500, "no");
  static final Duration LATER = Duration.ofSeconds(30);

  final FakeTimers time = new FakeTimers();
  final FakeBridge bridge = new FakeBridge(time);
  final List<String> told = new ArrayList<>();
  final Map<String, Integer> up = new HashMap<>();
  final ConferenceId conference = ConferenceId.group(SessionId.random());
  final InMemoryConferenceMemory memory = new InMemoryConferenceMemory();
  BridgeReconciler reconciler = reconciler(0);

  BridgeReconciler reconciler(int attempts) {
    Optional<JsonObject> remembered = memory.recall(conference).result();
    return new BridgeReconciler(
        bridge,
        conference,
        this,
        memory,
        time,
        time,
        new BridgeReconciler.Past(remembered, attempts));
  }

  void serverDies() {
    serverDies(0);
  }

  /// The bridge lives on, and another reconciler begins with what is remembered.
  void serverDies(int attempts) {
    bridge.conferences().forEach(FakeConference::everybodyIsHeard);
    bridge.abandon();
    time.forget();
    bridge.calls();
    told.clear();
    up.clear();
    reconciler = reconciler(attempts);
  }

  /// Pairs of participant and connection; `!` after the connection: audio is muted; `?`: away; `*`:
  /// shows a screen.
  void want(String... pairs) {
    reconciler.want(plan(pairs));
  }

  static MediaPlan plan(String... pairs) {
    LinkedHashMap<ParticipantId, MediaPlan.Grant> grants = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Set<MediaKind> muted =
          pairs[i + 1].contains("!")
              ? EnumSet.of(MediaKind.AUDIO)
              : EnumSet.noneOf(MediaKind.class);
      grants.put(
          new ParticipantId(pairs[i]),
          new MediaPlan.Grant(
              new ConnectionId(pairs[i + 1].replaceAll("[!?*]", "")),
              muted,
              pairs[i + 1].contains("?"),
              pairs[i + 1].contains("*")));
    }
    return new MediaPlan(grants);
  }

  Set<String> values() {
    Set<String> values = new TreeSet<>();
    bridge.endpoints().forEach(each -> values.add(each.value()));
    return values;
  }

  EndpointId endpoint(String value) {
    return bridge.endpoints().stream()
        .filter(each -> each.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  void fail(String value) {
    EndpointId id = endpoint(value);
    bridge.conferences().forEach(each -> each.fail(id));
  }

  void media(String who, MediaKind kind, boolean isUp) {
    bridge.endpoints().stream()
        .filter(each -> each.participantId().value().equals(who))
        .forEach(each -> bridge.conference().media(each, kind, isUp));
  }

  @Override
  public void signal(EndpointId endpointId, MediaSignal signal) {
    told.add(signal.getClass().getSimpleName() + " " + endpointId.value());
  }

  @Override
  public void media(EndpointId endpointId, MediaKind kind, boolean isUp, Instant at) {
    told.add(kind + " of " + endpointId.value() + (isUp ? " up" : " down at " + at));
    int now = up.merge(endpointId.value() + kind, isUp ? 1 : -1, Integer::sum);
    assertTrue(now == 0 || now == 1, "up and down take turns");
  }

  @Override
  public void speaking(EndpointId endpointId, boolean speaking) {
    told.add("speaking " + endpointId.value());
  }

  @Override
  public void bridgeState(boolean videoPossible) {
    told.add("bridge " + videoPossible);
  }
}
