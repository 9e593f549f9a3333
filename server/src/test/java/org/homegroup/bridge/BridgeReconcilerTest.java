package org.homegroup.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.MediaPlan;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.SessionId;
import org.homegroup.testing.InMemoryConferenceMemory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeReconcilerTest implements ReconcilerListener {

  private static final ParticipantId ANA = new ParticipantId("ana");
  private static final ParticipantId BEN = new ParticipantId("ben");
  private static final BridgeFailure NO = new BridgeFailure.Refused(500, "no");
  private static final Duration LATER = Duration.ofSeconds(30);

  private final FakeTimers time = new FakeTimers();
  private final FakeBridge bridge = new FakeBridge(time);
  private final List<String> told = new ArrayList<>();
  private final Map<String, Integer> up = new HashMap<>();
  private final ConferenceId conference = ConferenceId.group(SessionId.random());
  private final InMemoryConferenceMemory memory = new InMemoryConferenceMemory();
  private BridgeReconciler reconciler = reconciler(0);

  private BridgeReconciler reconciler(int attempts) {
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

  @Test
  @DisplayName("opens the conference with the first grant, and closes it with the last")
  void opensAndCloses() {
    assertEquals(List.of(), bridge.calls());
    want("ana", "a");
    assertEquals(List.of("open", "add a.1 []"), bridge.calls());
    want();
    assertEquals(List.of("remove a.1", "close"), bridge.calls());
    assertEquals(List.of("bridge true", "Open a.1", "Closed a.1"), told);
  }

  @Test
  @DisplayName("asks for nothing when nothing changed")
  void idempotent() {
    want("ana", "a", "ben", "b");
    bridge.calls();
    want("ana", "a", "ben", "b");
    assertEquals(List.of(), bridge.calls());
  }

  @Test
  @DisplayName("adds with what is muted, and mutes what changes")
  void mutes() {
    want("ana", "a!");
    assertEquals(List.of("open", "add a.1 [AUDIO]"), bridge.calls());
    want("ana", "a");
    assertEquals(List.of("mute a.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("mutes when the endpoint is there, if it was still being added")
  void mutesWhileAdding() {
    want("ben", "b");
    bridge.hold();
    want("ben", "b", "ana", "a");
    want("ben", "b", "ana", "a!");
    bridge.release();
    assertEquals(Set.of(MediaKind.AUDIO), bridge.conference().muted().get(ANA));
  }

  @Test
  @DisplayName("cuts at once somebody who is still being added")
  void removesWhileAdding() {
    want("ben", "b");
    bridge.hold();
    want("ben", "b", "ana", "a");
    bridge.calls();
    want("ben", "b");
    assertEquals(List.of("remove a.1"), bridge.calls());
    bridge.release();
    assertEquals(Set.of(BEN), bridge.conference().muted().keySet());
    assertFalse(told.contains("Open a.1"));
  }

  @Test
  @DisplayName("cuts the old connection before it adds the new one")
  void replacesTheConnection() {
    want("ana", "a");
    bridge.calls();
    want("ana", "z");
    assertEquals(List.of("remove a.1", "add z.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("counts attempts on over a return to the waiting room")
  void neverUsesAnIdTwice() {
    want("ana", "a");
    want();
    want("ana", "a");
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("hears a browser only on its connection and for its living endpoint")
  void ignoresStaleSignals() {
    want("ana", "a");
    MediaSignal signal = new MediaSignal.Restart("down");
    reconciler.receive(ANA, new ConnectionId("z"), "a.1", signal);
    reconciler.receive(ANA, new ConnectionId("a"), "a.2", signal);
    reconciler.receive(BEN, new ConnectionId("a"), "a.1", signal);
    assertEquals(List.of(), bridge.conference().received());
    reconciler.receive(ANA, new ConnectionId("a"), "a.1", signal);
    assertEquals(List.of(signal), bridge.conference().received());
  }

  @Test
  @DisplayName("says which videos a browser shows with the adding, and again to each new endpoint")
  void showsFromTheFirstPacketOn() {
    show("ana", "a", Map.of());
    show("ben", "z", Map.of());
    want("ana", "a", "ben", "b");
    assertEquals(List.of("open", "add a.1 []", "show a.1 {}", "add b.1 []"), bridge.calls());
    show("ana", "a", Map.of(BEN, 180));
    show("ben", "z", Map.of());
    assertEquals(List.of("show a.1 {ben=180}"), bridge.calls());
    bridge.die();
    bridge.comeBack();
    assertEquals(List.of("open", "add a.2 []", "show a.2 {ben=180}", "add b.2 []"), bridge.calls());
  }

  private void show(String who, String connection, Map<ParticipantId, Integer> heights) {
    reconciler.show(new ParticipantId(who), new ConnectionId(connection), VideoWishes.of(heights));
  }

  @Test
  @DisplayName("rebuilds everything when the bridge died and came back")
  void survivesTheBridge() {
    want("ana", "a", "ben", "b!");
    media("ana", MediaKind.AUDIO, true);
    told.clear();
    bridge.die();
    assertEquals(
        List.of(
            "Closed a.1",
            "AUDIO of a.1 down at " + time.instant().minusSeconds(1),
            "Closed b.1",
            "bridge false"),
        told);
    time.elapse(LATER);
    bridge.comeBack();
    assertEquals(Set.of("a.2", "b.2"), values());
    assertEquals(Set.of(MediaKind.AUDIO), bridge.conference().muted().get(BEN));
    assertTrue(told.contains("bridge true"));
  }

  @Test
  @DisplayName("opens another conference when only its own was lost")
  void survivesTheConference() {
    want("ana", "a");
    bridge.conference().lose(NO);
    assertEquals(Set.of(), values());
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("gives up nothing that is wanted while the bridge is away")
  void plansWhileTheBridgeIsAway() {
    bridge.die();
    want("ana", "a");
    want("ana", "a", "ben", "b");
    assertEquals(List.of(), bridge.calls());
    bridge.comeBack();
    assertEquals(Set.of("a.1", "b.1"), values());
  }

  @Test
  @DisplayName("replaces an endpoint that failed, waiting longer each time")
  void replacesWhatFailed() {
    want("ana", "a");
    fail("a.1");
    time.elapse(Duration.ofMillis(100));
    assertEquals(Set.of("a.2"), values());
    fail("a.2");
    time.elapse(Duration.ofMillis(199));
    assertEquals(Set.of(), values());
    time.elapse(Duration.ofMillis(1));
    assertEquals(Set.of("a.3"), values());
    media("ana", MediaKind.AUDIO, true);
    fail("a.3");
    time.elapse(Duration.ofMillis(100));
    assertEquals(Set.of("a.4"), values());
  }

  @Test
  @DisplayName("does not bring back somebody who was removed while waiting for another try")
  void removedWhileWaiting() {
    want("ana", "a", "ben", "b");
    fail("a.1");
    want("ben", "b");
    time.elapse(LATER);
    assertEquals(Set.of("b.1"), values());
  }

  @Test
  @DisplayName("tries again what the bridge refused to add")
  void addRefused() {
    bridge.failNext("add", NO);
    want("ana", "a");
    assertEquals(Set.of(), values());
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("tries again to open, but not when nobody is wanted any more")
  void openRefused() {
    bridge.failNext("open", NO);
    want("ana", "a");
    time.elapse(LATER);
    assertEquals(Set.of("a.1"), values());
    want();
    bridge.failNext("open", NO);
    want("ana", "a");
    want();
    time.elapse(LATER);
    assertEquals(List.of(), bridge.conferences());
  }

  @Test
  @DisplayName("closes a conference that opened after it was no longer wanted")
  void openedTooLate() {
    bridge.hold();
    want("ana", "a");
    want();
    bridge.release();
    assertEquals(List.of(), bridge.conferences());
  }

  @Test
  @DisplayName("starts the conference over when a cut is not confirmed three times")
  void cutNotConfirmed() {
    want("ana", "a", "ben", "b");
    bridge.calls();
    for (int i = 0; i < 3; i++) {
      bridge.failNext("remove", new BridgeFailure.TimedOut("detach"));
    }
    want("ben", "b");
    assertEquals(Set.of("a.1", "b.1"), values());
    time.elapse(LATER);
    assertEquals(Set.of("b.2"), values());
    assertEquals(
        List.of("remove a.1", "remove a.1", "remove a.1", "close", "open", "add b.2 []"),
        bridge.calls());
  }

  @Test
  @DisplayName("replaces an endpoint that cannot be muted by one that begins muted")
  void muteRefused() {
    want("ana", "a");
    for (int i = 0; i < 4; i++) {
      bridge.failNext("mute", NO);
    }
    want("ana", "a!");
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
    assertEquals(Set.of(MediaKind.AUDIO), bridge.conference().muted().get(ANA));
  }

  @Test
  @DisplayName("keeps what somebody has whose line is down, and makes nothing new for them")
  void away() {
    want("ana", "a?");
    assertEquals(List.of(), bridge.calls());
    want("ana", "a", "ben", "b");
    bridge.calls();
    want("ana", "a?", "ben", "b");
    want("ana", "a!?", "ben", "b");
    assertEquals(List.of("mute a.1 [AUDIO]"), bridge.calls());
    fail("a.1");
    time.elapse(LATER);
    assertEquals(Set.of("b.1"), values());
    want("ana", "a!", "ben", "b");
    assertEquals(Set.of("a.2", "b.1"), values());
    want("ana", "a?", "ben", "b");
    want("ben", "b");
    assertEquals(Set.of("b.1"), values());
  }

  @Test
  @DisplayName("tells again what is up when the line is back, and nothing else")
  void tellsAgain() {
    want("ana", "a", "ben", "b");
    media("ana", MediaKind.AUDIO, true);
    media("ana", MediaKind.VIDEO, true);
    media("ana", MediaKind.VIDEO, false);
    media("ben", MediaKind.AUDIO, true);
    told.clear();
    up.clear();
    reconciler.returned(ANA, new ConnectionId("z"));
    assertEquals(List.of(), told);
    reconciler.returned(ANA, new ConnectionId("a"));
    assertEquals(List.of("AUDIO of a.1 up"), told);
  }

  @Test
  @DisplayName("hears a description once, however often it is said")
  void hearsOnce() {
    want("ana", "a");
    var first = new MediaSignal.Answer("down", 1, "v=0");
    var second = new MediaSignal.Answer("down", 2, "v=0");
    for (MediaSignal signal : List.of(first, second, first, second)) {
      reconciler.receive(ANA, new ConnectionId("a"), "a.1", signal);
    }
    assertEquals(List.of(first, second), bridge.conference().received());
  }

  @Test
  @DisplayName("carries on with what an earlier server left, also while everybody is away")
  void carriesOn() {
    want("ana", "a!", "ben", "b");
    media("ana", MediaKind.VIDEO, true);
    serverDies();
    want("ana", "a!?", "ben", "b?");
    assertEquals(List.of("carry on"), bridge.calls());
    assertEquals(List.of("bridge true", "VIDEO of a.1 up"), told);
    up.clear();
    reconciler.returned(ANA, new ConnectionId("a"));
    assertEquals("VIDEO of a.1 up", told.getLast());
    want("ana", "a", "ben", "b?");
    assertEquals(List.of("mute a.1 []"), bridge.calls());
    fail("b.1");
    time.elapse(LATER);
    want("ana", "a", "ben", "b");
    assertEquals(List.of("remove b.1", "add b.2 []"), bridge.calls());
  }

  @Test
  @DisplayName(
      "removes at once whom an earlier server left and nobody wants, and never tells of it")
  void carriesOnWithoutTheUnwanted() {
    want("ana", "a", "ben", "b", "chloe", "c");
    media("ben", MediaKind.AUDIO, true);
    serverDies();
    want("ana", "a?", "ben", "z?");
    assertEquals(List.of("carry on", "remove b.1", "remove c.1"), bridge.calls());
    assertFalse(told.stream().anyMatch(each -> each.contains("AUDIO")));
    want("ana", "a?", "ben", "z");
    assertEquals(List.of("add z.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("ends what an earlier server left when nobody is wanted any more")
  void endsWhatWasLeft() {
    want("ana", "a");
    serverDies();
    want();
    assertEquals(List.of("carry on", "remove a.1", "close"), bridge.calls());
    assertEquals(List.of(), memory.all().result());
    want();
    assertEquals(List.of(), bridge.calls());
  }

  @Test
  @DisplayName("mutes what was to be muted when the earlier server died, and applies it at once")
  void mutesWhatWasLeft() {
    want("ana", "a");
    serverDies();
    want("ana", "a!?");
    assertEquals(List.of("carry on", "mute a.1 [AUDIO]"), bridge.calls());
  }

  @Test
  @DisplayName("opens anew when the bridge does not know what was remembered, and uses no id twice")
  void cannotCarryOn() {
    want("ana", "a");
    bridge.abandon();
    bridge.die();
    bridge.comeBack();
    serverDies(3);
    want("ana", "a");
    assertEquals(List.of("carry on", "add a.4 []"), bridge.calls());
  }

  @Test
  @DisplayName("waits with what was left until the bridge can be reached, whatever the plan says")
  void carriesOnLater() {
    want("ana", "a");
    serverDies();
    bridge.failNext("open", new BridgeFailure.Unreachable("not yet"));
    want("ana", "a?");
    assertEquals(List.of("carry on"), bridge.calls());
    time.elapse(Duration.ofMillis(100));
    assertEquals(List.of("carry on"), bridge.calls());
    assertEquals(Set.of("a.1"), values());
    assertEquals("bridge true", told.getLast());
  }

  @Test
  @DisplayName("counts on after an endpoint that was left, and hears only the last offer again")
  void countsOn() {
    want("ana", "a");
    ConnectionId a = new ConnectionId("a");
    var first = new MediaSignal.Offer("up", 1, "v=0", List.of(), List.of());
    var second = new MediaSignal.Offer("up", 2, "v=0", List.of(), List.of());
    reconciler.receive(ANA, a, "a.1", first);
    reconciler.receive(ANA, a, "a.1", second);
    serverDies();
    want("ana", "a");
    reconciler.receive(ANA, a, "a.1", first);
    reconciler.receive(ANA, a, "a.1", second);
    reconciler.receive(ANA, a, "a.1", second);
    assertEquals(List.of(first, second, second), bridge.conference().received());
    fail("a.1");
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }

  private void serverDies() {
    serverDies(0);
  }

  /// The bridge lives on, and another reconciler begins with what is remembered.
  private void serverDies(int attempts) {
    bridge.conferences().forEach(FakeBridge.FakeConference::everybodyIsHeard);
    bridge.abandon();
    time.forget();
    bridge.calls();
    told.clear();
    up.clear();
    reconciler = reconciler(attempts);
  }

  @Test
  @DisplayName("says nothing and does nothing after it was closed")
  void closed() {
    want("ana", "a");
    reconciler.close();
    told.clear();
    bridge.calls();
    want("ana", "a");
    bridge.die();
    bridge.comeBack();
    time.elapse(LATER);
    assertEquals(List.of(), told);
    assertEquals(List.of(), bridge.calls());
  }

  /// Random plans, faults, slowness and deaths. At every step nobody who is not wanted is on the
  /// bridge, unless a cut was refused; when all is quiet the bridge is as planned, and every "up"
  /// had its one "down".
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("ends as planned whatever happens on the way")
  void whateverHappens(int block) {
    for (int seed = block * 1000; seed < block * 1000 + 250; seed++) {
      BridgeReconcilerTest fresh = new BridgeReconcilerTest();
      try {
        fresh.randomStory(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private void randomStory(Random random) {
    List<String> plan = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      switch (random.nextInt(13)) {
        case 0, 1, 2 -> {
          plan = randomPlan(random);
          want(plan.toArray(String[]::new));
          assertNobodyUnwanted(plan);
        }
        case 3 -> bridge.hold();
        case 4, 5 -> bridge.releaseOne();
        case 6 -> bridge.release();
        case 7 -> bridge.failNext(random.nextBoolean() ? "add" : "mute", NO);
        case 8 -> bridge.failNext(random.nextInt(5) == 0 ? "open" : "add", NO);
        case 9 -> {
          List<EndpointId> all = List.copyOf(bridge.endpoints());
          if (!all.isEmpty()) {
            fail(all.get(random.nextInt(all.size())).value());
          }
        }
        case 10 -> {
          if (random.nextInt(3) == 0) {
            randomDeath(random);
          }
        }
        case 11 -> {
          for (EndpointId id : bridge.endpoints()) {
            bridge
                .conferences()
                .forEach(each -> each.media(id, MediaKind.AUDIO, random.nextBoolean()));
          }
        }
        case 12 -> {
          if (random.nextInt(4) == 0) {
            serverDies(step * 1000);
            want(plan.toArray(String[]::new));
          }
        }
        default -> throw new AssertionError();
      }
      time.elapse(Duration.ofMillis(random.nextInt(400)));
      assertNobodyUnwanted(plan);
    }
    bridge.release();
    bridge.comeBack();
    plan.replaceAll(one -> one.replace("?", ""));
    want(plan.toArray(String[]::new));
    for (int i = 0; i < 60; i++) {
      time.elapse(LATER);
      bridge.release();
    }
    assertAsPlanned(plan);
    reconciler.close();
    up.forEach((key, count) -> assertEquals(0, count, key));
  }

  private void randomDeath(Random random) {
    if (random.nextBoolean()) {
      bridge.conferences().forEach(each -> each.lose(NO));
    } else if (bridge.available()) {
      bridge.die();
    } else {
      bridge.comeBack();
    }
  }

  private static List<String> randomPlan(Random random) {
    List<String> plan = new ArrayList<>();
    for (String who : List.of("ana", "ben", "chloe")) {
      if (random.nextBoolean()) {
        plan.add(who);
        plan.add(
            who.charAt(0)
                + ""
                + random.nextInt(2)
                + (random.nextBoolean() ? "!" : "")
                + (random.nextInt(3) == 0 ? "?" : ""));
      }
    }
    return plan;
  }

  private void assertNobodyUnwanted(List<String> plan) {
    for (EndpointId id : bridge.endpoints()) {
      int at = plan.indexOf(id.participantId().value());
      String connection = at < 0 ? "" : plan.get(at + 1).replaceAll("[!?]", "");
      assertEquals(id.connectionId().value(), connection, "unwanted: " + id);
    }
  }

  private void assertAsPlanned(List<String> plan) {
    MediaPlan wanted = plan(plan.toArray(String[]::new));
    Map<ParticipantId, Set<MediaKind>> expected = new LinkedHashMap<>();
    wanted.grants().forEach((who, grant) -> expected.put(who, grant.muted()));
    assertEquals(
        expected, wanted.isEmpty() ? Map.of() : bridge.conference().muted(), plan.toString());
    assertEquals(wanted.isEmpty() ? 0 : 1, bridge.conferences().size());
  }

  /// Pairs of participant and connection; `!` after the connection: audio is muted; `?`: away.
  private void want(String... pairs) {
    reconciler.want(plan(pairs));
  }

  private static MediaPlan plan(String... pairs) {
    LinkedHashMap<ParticipantId, MediaPlan.Grant> grants = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Set<MediaKind> muted =
          pairs[i + 1].contains("!")
              ? EnumSet.of(MediaKind.AUDIO)
              : EnumSet.noneOf(MediaKind.class);
      grants.put(
          new ParticipantId(pairs[i]),
          new MediaPlan.Grant(
              new ConnectionId(pairs[i + 1].replaceAll("[!?]", "")),
              muted,
              pairs[i + 1].contains("?")));
    }
    return new MediaPlan(grants);
  }

  private Set<String> values() {
    Set<String> values = new TreeSet<>();
    bridge.endpoints().forEach(each -> values.add(each.value()));
    return values;
  }

  private EndpointId endpoint(String value) {
    return bridge.endpoints().stream()
        .filter(each -> each.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private void fail(String value) {
    EndpointId id = endpoint(value);
    bridge.conferences().forEach(each -> each.fail(id));
  }

  private void media(String who, MediaKind kind, boolean isUp) {
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
