package org.homegroup.bridge.reconcile;

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
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeConference;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.testing.InMemoryConferenceStore;

/// A reconciler between plans that a test makes and a fake bridge. `told` is what it told.
public abstract class ReconcilerStage implements Consumer<MediaEvent> {

  public static final ParticipantId ANA = new ParticipantId("ana");
  public static final ParticipantId BEN = new ParticipantId("ben");
  public static final BridgeFailure NO = new BridgeFailure.Refused(500, "no");
  public static final Duration LATER = Duration.ofSeconds(30);

  public final FakeTimers time = new FakeTimers();
  public final FakeBridge bridge = new FakeBridge(time);
  public final List<String> told = new ArrayList<>();
  public final Map<String, Integer> up = new HashMap<>();
  public final ConferenceId conference = ConferenceId.group(SessionId.random());
  public final InMemoryConferenceStore store = new InMemoryConferenceStore();
  public BridgeReconciler reconciler = reconciler(0);

  public BridgeReconciler reconciler(int attempts) {
    Optional<JsonObject> storedSnapshot = store.find(conference).result();
    return new BridgeReconciler(
        bridge,
        conference,
        this,
        store,
        time,
        time,
        new BridgeReconciler.Recovery(storedSnapshot, attempts));
  }

  public void serverDies() {
    serverDies(0);
  }

  /// The bridge lives on, and another reconciler begins with what is remembered.
  public void serverDies(int attempts) {
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
  public void apply(String... pairs) {
    reconciler.apply(plan(pairs));
  }

  public static MediaPlan plan(String... pairs) {
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

  public Set<String> values() {
    Set<String> values = new TreeSet<>();
    bridge.endpoints().forEach(each -> values.add(each.value()));
    return values;
  }

  public EndpointId endpoint(String value) {
    return bridge.endpoints().stream()
        .filter(each -> each.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  public void fail(String value) {
    EndpointId id = endpoint(value);
    bridge.conferences().forEach(each -> each.fail(id));
  }

  public void media(String who, MediaKind kind, boolean isUp) {
    bridge.endpoints().stream()
        .filter(each -> each.participantId().value().equals(who))
        .forEach(each -> bridge.conference().media(each, kind, isUp));
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

  private void media(EndpointId endpointId, MediaKind kind, boolean isUp, Instant at) {
    told.add(kind + " of " + endpointId.value() + (isUp ? " up" : " down at " + at));
    int now = up.merge(endpointId.value() + kind, isUp ? 1 : -1, Integer::sum);
    assertTrue(now == 0 || now == 1, "up and down take turns");
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    told.add("speaking " + endpointId.value());
  }

  private void bridgeState(boolean videoPossible) {
    told.add("bridge " + videoPossible);
  }
}
