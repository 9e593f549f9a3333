package org.homegroup.bridge.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.reconcile.BridgeReconciler;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.testing.InMemoryConferenceStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The pool with reconcilers on top, as in the server, and fake bridges below.
class BridgePoolTest {

  private static final Duration SOON = Duration.ofSeconds(6);

  private final FakeTimers time = new FakeTimers();
  private final FakeBridge east = new FakeBridge("east", time);
  private final FakeBridge west = new FakeBridge("west", time);
  private final Map<SessionId, Optional<String>> regions = new HashMap<>();
  private final BridgePool pool = pool();

  private BridgePool pool() {
    return new BridgePool(
        List.of(member(east, "eastern"), member(west, "western")),
        session -> Future.succeededFuture(regions.getOrDefault(session, Optional.empty())),
        time);
  }

  @BeforeEach
  void start() {
    stress(0.1, 0.2);
    pool.start(time);
  }

  @Test
  @DisplayName("a session goes to the bridge with less load")
  void lessLoad() {
    new Group("ana").meets();
    assertEquals(1, east.conferences().size());
    stress(0.5, 0.2);
    new Group("ben").meets();
    assertEquals(1, west.conferences().size());
  }

  @Test
  @DisplayName("a session goes to the bridge of its region, unless that is busy")
  void region() {
    Group near = new Group("ana");
    regions.put(near.session, Optional.of("western"));
    near.meets();
    assertEquals(1, west.conferences().size());
    stress(0.1, 0.9);
    Group far = new Group("ben");
    regions.put(far.session, Optional.of("western"));
    far.meets();
    assertEquals(1, east.conferences().size());
  }

  @Test
  @DisplayName("groups that come at the same moment spread, although the figures are old")
  void spreads() {
    stress(0.1, 0.1);
    for (int i = 0; i < 10; i++) {
      new Group("ana", "ben", "chloe").meets();
    }
    assertEquals(5, east.conferences().size());
    assertEquals(5, west.conferences().size());
  }

  @Test
  @DisplayName(
      "a session stays on its bridge when it is empty for a while, whatever the load is by then")
  void stays() {
    Group group = new Group("ana");
    group.meets();
    group.leaves();
    stress(0.7, 0.1);
    time.elapse(Duration.ofMinutes(5));
    group.meets();
    assertEquals(1, east.conferences().size());
    group.leaves();
    time.elapse(Duration.ofMinutes(11));
    group.meets();
    assertEquals(1, west.conferences().size(), "long after, it is like a new one");
    assertEquals(0, state("east").moves());
  }

  @Test
  @DisplayName("a drained bridge keeps what it has and gets nothing new")
  void drained() {
    Group before = new Group("ana");
    before.meets();
    assertTrue(pool.drain("east", true).orElseThrow().drained());
    assertEquals(1, east.conferences().size());
    new Group("ben").meets();
    assertEquals(1, west.conferences().size());
    before.leaves();
    before.meets();
    assertEquals(2, west.conferences().size(), "it was empty: so it goes, too");
    pool.drain("east", false);
    stress(0, 0.5);
    new Group("chloe").meets();
    assertEquals(1, east.conferences().size());
    assertEquals(Optional.empty(), pool.drain("north", true));
  }

  @Test
  @DisplayName("a bridge that drains itself gets nothing new")
  void drainsItself() {
    east.load(new BridgeLoad(0, 0.01, false));
    time.elapse(SOON);
    assertTrue(state("east").drained());
    new Group("ana").meets();
    assertEquals(1, west.conferences().size());
  }

  @Test
  @DisplayName(
      "when all are drained a new group meets by text, and sees each other at the end of it")
  void allDrained() {
    Group first = new Group("ana");
    first.meets();
    pool.drain("east", true);
    pool.drain("west", true);
    Group second = new Group("ben");
    second.meets();
    assertEquals(List.of(true, false), second.video);
    assertEquals(List.of(true), first.video, "those who have a bridge are not concerned");
    assertEquals(1, pool.refusals());
    pool.drain("west", false);
    assertEquals(List.of(true, false, true), second.video);
    assertEquals(1, west.conferences().size());
  }

  @Test
  @DisplayName(
      "a dead bridge's sessions move; media is down as of when it was last known, and up again")
  void dies() {
    Group group = new Group("ana", "ben");
    group.meets();
    group.mediaUp(east);
    Instant last = time.instant();
    time.elapse(Duration.ofSeconds(1));
    east.die();
    assertEquals(List.of("up", "up", "down at " + last, "down at " + last), group.media);
    time.elapse(Duration.ofMillis(200));
    assertEquals(Set.of("c-ana.2", "c-ben.2"), group.endpoints(west));
    group.mediaUp(west);
    assertEquals(6, group.media.size());
    assertEquals(List.of(true), group.video, "video is possible all the time");
    assertEquals(1, state("east").moves());
    assertFalse(state("east").available());
  }

  @Test
  @DisplayName("what came back is not trusted at once, though it is empty")
  void returns() {
    Group group = new Group("ana");
    group.meets();
    east.die();
    east.comeBack();
    time.elapse(Duration.ofSeconds(1));
    assertEquals(1, west.conferences().size());
    new Group("ben").meets();
    assertEquals(2, west.conferences().size());
    time.elapse(Duration.ofMinutes(2));
    stress(0.1, 0.3);
    new Group("chloe").meets();
    assertEquals(1, east.conferences().size());
    assertEquals(2, west.conferences().size(), "nobody is moved back");
  }

  @Test
  @DisplayName(
      "a later server asks the member that has the conference, busy or drained as it may be")
  void carriesOn() {
    Group group = new Group("ana", "ben");
    group.meets();
    stress(0.9, 0.1);
    east.conference().everybodyIsHeard();
    east.abandon();
    time.forget();
    BridgePool later = pool().start(time);
    later.drain("east", true);
    group.begins(later);
    group.meets();
    assertEquals(Set.of("c-ana.1", "c-ben.1"), group.endpoints(east));
    assertEquals(0, west.conferences().size());
    assertEquals(2, later.state("east").orElseThrow().endpoints());
  }

  @Test
  @DisplayName("a later server opens anew elsewhere when the member that had it is gone")
  void carriesOnElsewhere() {
    Group group = new Group("ana");
    group.meets();
    east.abandon();
    time.forget();
    east.die();
    BridgePool later = pool().start(time);
    group.begins(later);
    group.meets();
    assertEquals(Set.of("c-ana.1"), group.endpoints(west));
  }

  @Test
  @DisplayName("when all are dead the group meets by text, until one is back")
  void allDead() {
    Group group = new Group("ana");
    group.meets();
    east.die();
    west.die();
    assertEquals(List.of(true, false), group.video);
    assertFalse(pool.available());
    time.elapse(Duration.ofMinutes(1));
    west.comeBack();
    assertEquals(List.of(true, false, true), group.video);
    assertEquals(1, west.conferences().size());
  }

  @Test
  @DisplayName("a bridge that does not open is left for another")
  void doesNotOpen() {
    east.failNext("open", new BridgeFailure.TimedOut("the conference"));
    new Group("ana").meets();
    time.elapse(Duration.ofSeconds(1));
    assertEquals(1, west.conferences().size());
    assertEquals(0, state("east").conferences());
  }

  @Test
  @DisplayName("a bridge that opens a conference and lets nobody in is left for another")
  void letsNobodyIn() {
    refuses(east, 12);
    Group group = new Group("ana", "ben");
    group.meets();
    time.elapse(Duration.ofSeconds(1));
    assertEquals(2, group.endpoints(west).size());
    assertEquals(0, state("east").conferences());
    assertEquals(0, east.conferences().size());
    assertEquals(1, state("east").moves());
    assertEquals(List.of(true), group.video);
  }

  @Test
  @DisplayName("a bridge that does not let one more in keeps the others")
  void letsOneNotIn() {
    Group group = new Group("ana");
    group.meets();
    refuses(east, 5);
    group.comes("ben");
    time.elapse(Duration.ofSeconds(1));
    assertEquals(Set.of("c-ana.1"), group.endpoints(east));
    time.elapse(Duration.ofSeconds(5));
    assertEquals(2, group.endpoints(east).size());
  }

  @Test
  @DisplayName(
      "where there is no other bridge, one that lets nobody in is tried more and more rarely")
  void nowhereElse() {
    west.die();
    refuses(east, 7);
    Group group = new Group("ana");
    group.meets();
    time.elapse(Duration.ofSeconds(5));
    assertEquals(Set.of(), group.endpoints(east));
    assertEquals(1, east.conferences().size());
    time.elapse(Duration.ofSeconds(30));
    assertEquals(1, group.endpoints(east).size());
  }

  private static void refuses(FakeBridge bridge, int times) {
    for (int i = 0; i < times; i++) {
      bridge.failNext("add", new BridgeFailure.Refused(400, "In graceful shutdown"));
    }
  }

  @Test
  @DisplayName("a bridge that dies while it opens a conference leaves none behind")
  void diesWhileOpening() {
    east.hold();
    new Group("ana").meets();
    east.die();
    east.release();
    time.elapse(Duration.ofSeconds(1));
    assertEquals(1, west.conferences().size());
    assertEquals(0, state("east").conferences());
  }

  @Test
  @DisplayName("a bridge that does not tell its load counts as full")
  void doesNotTell() {
    east.failNext("load", new BridgeFailure.TimedOut("the load"));
    time.elapse(Duration.ofSeconds(5));
    assertTrue(state("east").load().isEmpty());
    new Group("ana").meets();
    assertEquals(1, west.conferences().size());
  }

  @Test
  @DisplayName("states count conferences and people, and forget them")
  void counts() {
    Group group = new Group("ana", "ben");
    group.meets();
    assertEquals(1, state("east").conferences());
    assertEquals(2, state("east").endpoints());
    assertEquals(0.12, state("east").load().orElseThrow(), 1e-9);
    time.elapse(Duration.ofSeconds(30));
    assertEquals(0.1, state("east").load().orElseThrow(), 1e-9);
    group.leaves();
    assertEquals(0, state("east").conferences());
    assertEquals(0, state("east").sessions());
    assertEquals(0, state("east").endpoints());
  }

  @Test
  @DisplayName("a side-room is no session of its own, and a check is none at all")
  void sessions() {
    west.die();
    Group group = new Group("ana");
    group.meets();
    group.opens(new ConferenceId(group.session, "s-aside"));
    assertEquals(1, state("east").sessions());
    assertEquals(2, state("east").conferences());
    group.opens(ConferenceId.preflight(SessionId.random(), "1"));
    assertEquals(1, state("east").sessions());
    assertEquals(3, state("east").conferences());
    new Group("ben").meets();
    assertEquals(2, state("east").sessions());
    assertEquals(4, state("east").conferences());
  }

  private void stress(double ofEast, double ofWest) {
    east.load(new BridgeLoad(ofEast, 0.01, true));
    west.load(new BridgeLoad(ofWest, 0.01, true));
    time.elapse(SOON);
  }

  private BridgeState state(String name) {
    return pool.state(name).orElseThrow();
  }

  private static BridgeMember member(FakeBridge bridge, String region) {
    return new BridgeMember(bridge.name(), "fake", Optional.of(region), false, bridge);
  }

  /// A live session as far as media is concerned.
  private final class Group implements Consumer<MediaEvent> {

    final SessionId session = SessionId.random();
    final List<Boolean> video = new ArrayList<>();
    final List<String> media = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final InMemoryConferenceStore store = new InMemoryConferenceStore();
    private BridgeReconciler reconciler;

    Group(String... people) {
      this.people.addAll(List.of(people));
      begins(pool);
    }

    /// Also again, in another server's hands.
    void begins(BridgePool with) {
      ConferenceId id = ConferenceId.group(session);
      var recovery = new BridgeReconciler.Recovery(store.find(id).result(), 0);
      reconciler = new BridgeReconciler(with, id, this, store, time, time, recovery);
    }

    void meets() {
      var grants = new LinkedHashMap<ParticipantId, MediaPlan.Grant>();
      people.forEach(
          who ->
              grants.put(
                  new ParticipantId(who),
                  new MediaPlan.Grant(new ConnectionId("c-" + who), Set.of())));
      reconciler.apply(new MediaPlan(grants));
    }

    /// A conference besides.
    void opens(ConferenceId id) {
      var recovery = BridgeReconciler.Recovery.NONE;
      var grant = new MediaPlan.Grant(new ConnectionId("c-elsewhere"), Set.of());
      new BridgeReconciler(pool, id, this, store, time, time, recovery)
          .apply(new MediaPlan(new LinkedHashMap<>(Map.of(new ParticipantId("p-one"), grant))));
    }

    void comes(String who) {
      people.add(who);
      meets();
    }

    void leaves() {
      reconciler.apply(MediaPlan.NONE);
    }

    void mediaUp(FakeBridge bridge) {
      bridge.endpoints().forEach(each -> bridge.conference().media(each, MediaKind.AUDIO, true));
    }

    Set<String> endpoints(FakeBridge bridge) {
      return Set.copyOf(bridge.endpoints().stream().map(EndpointId::value).toList());
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

    private void signal(EndpointId endpointId, MediaSignal signal) {}

    private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
      media.add(up ? "up" : "down at " + at);
    }

    private void speaking(EndpointId endpointId, boolean speaking) {}

    private void bridgeState(boolean videoPossible) {
      video.add(videoPossible);
    }
  }
}
