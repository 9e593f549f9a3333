package org.homegroup.bridge.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.id.ConnectionId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server dies and the bridge lives on: another reconciler begins with what is remembered.
class BridgeAdoptionTest extends ReconcilerStage {

  @Test
  @DisplayName("carries on with what an earlier server left, also while everybody is away")
  void carriesOn() {
    apply("ana", "a!", "ben", "b");
    media("ana", MediaKind.VIDEO, true);
    serverDies();
    apply("ana", "a!?", "ben", "b?");
    assertEquals(List.of("carry on"), bridge.calls());
    assertEquals(List.of("bridge true", "VIDEO of a.1 up"), told);
    up.clear();
    reconciler.connectionResumed(ANA, new ConnectionId("a"));
    assertEquals("VIDEO of a.1 up", told.getLast());
    apply("ana", "a", "ben", "b?");
    assertEquals(List.of("mute a.1 []"), bridge.calls());
    fail("b.1");
    time.elapse(LATER);
    apply("ana", "a", "ben", "b");
    assertEquals(List.of("remove b.1", "add b.2 []"), bridge.calls());
  }

  @Test
  @DisplayName(
      "removes at once whom an earlier server left and nobody wants, and never tells of it")
  void carriesOnWithoutTheUnwanted() {
    apply("ana", "a", "ben", "b", "chloe", "c");
    media("ben", MediaKind.AUDIO, true);
    serverDies();
    apply("ana", "a?", "ben", "z?");
    assertEquals(List.of("carry on", "remove b.1", "remove c.1"), bridge.calls());
    assertFalse(told.stream().anyMatch(each -> each.contains("AUDIO")));
    apply("ana", "a?", "ben", "z");
    assertEquals(List.of("add z.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("ends what an earlier server left when nobody is wanted any more")
  void endsWhatWasLeft() {
    apply("ana", "a");
    serverDies();
    apply();
    assertEquals(List.of("carry on", "remove a.1", "close"), bridge.calls());
    assertEquals(List.of(), store.ids().result());
    apply();
    assertEquals(List.of(), bridge.calls());
  }

  @Test
  @DisplayName("mutes what was to be muted when the earlier server died, and applies it at once")
  void mutesWhatWasLeft() {
    apply("ana", "a");
    serverDies();
    apply("ana", "a!?");
    assertEquals(List.of("carry on", "mute a.1 [AUDIO]"), bridge.calls());
  }

  @Test
  @DisplayName("opens anew when the bridge does not know what was remembered, and uses no id twice")
  void cannotCarryOn() {
    apply("ana", "a");
    bridge.abandon();
    bridge.die();
    bridge.comeBack();
    serverDies(3);
    apply("ana", "a");
    assertEquals(List.of("carry on", "add a.4 []"), bridge.calls());
  }

  @Test
  @DisplayName("waits with what was left until the bridge can be reached, whatever the plan says")
  void carriesOnLater() {
    apply("ana", "a");
    serverDies();
    bridge.failNext("open", new BridgeFailure.Unreachable("not yet"));
    apply("ana", "a?");
    assertEquals(List.of("carry on"), bridge.calls());
    time.elapse(Duration.ofMillis(100));
    assertEquals(List.of("carry on"), bridge.calls());
    assertEquals(Set.of("a.1"), values());
    assertEquals("bridge true", told.getLast());
  }

  @Test
  @DisplayName("waits with what was left while the bridge is late, but not for ever")
  void carriesOnAfterALateAnswer() {
    apply("ana", "a");
    serverDies();
    late(2);
    apply("ana", "a?");
    time.elapse(LATER);
    assertEquals(List.of("carry on", "carry on", "carry on"), bridge.calls());
    assertEquals(Set.of("a.1"), values());
    serverDies(1);
    late(4);
    apply("ana", "a");
    time.elapse(LATER);
    assertEquals(
        List.of("carry on", "carry on", "carry on", "carry on", "open", "add a.2 []"),
        bridge.calls());
  }

  private void late(int times) {
    for (int i = 0; i < times; i++) {
      bridge.failNext("open", new BridgeFailure.TimedOut("the opening"));
    }
  }

  @Test
  @DisplayName("counts on after an endpoint that was left, and hears only the last offer again")
  void countsOn() {
    apply("ana", "a");
    ConnectionId a = new ConnectionId("a");
    var first = new MediaSignal.Offer("up", 1, "v=0", List.of(), List.of());
    var second = new MediaSignal.Offer("up", 2, "v=0", List.of(), List.of());
    reconciler.receive(ANA, a, "a.1", first);
    reconciler.receive(ANA, a, "a.1", second);
    serverDies();
    apply("ana", "a");
    reconciler.receive(ANA, a, "a.1", first);
    reconciler.receive(ANA, a, "a.1", second);
    reconciler.receive(ANA, a, "a.1", second);
    assertEquals(List.of(first, second, second), bridge.conference().received());
    fail("a.1");
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }
}
