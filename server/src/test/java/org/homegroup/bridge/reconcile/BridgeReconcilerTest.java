package org.homegroup.bridge.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The requests to the bridge when plans change, and when it fails.
class BridgeReconcilerTest extends ReconcilerStage {

  @Test
  @DisplayName("opens the conference with the first grant, and closes it with the last")
  void opensAndCloses() {
    assertEquals(List.of(), bridge.calls());
    apply("ana", "a");
    assertEquals(List.of("open", "add a.1 []"), bridge.calls());
    apply();
    assertEquals(List.of("remove a.1", "close"), bridge.calls());
    assertEquals(List.of("bridge true", "Open a.1", "Closed a.1"), told);
  }

  @Test
  @DisplayName("asks for nothing when nothing changed")
  void idempotent() {
    apply("ana", "a", "ben", "b");
    bridge.calls();
    apply("ana", "a", "ben", "b");
    assertEquals(List.of(), bridge.calls());
  }

  @Test
  @DisplayName("adds with what is muted, and mutes what changes")
  void mutes() {
    apply("ana", "a!");
    assertEquals(List.of("open", "add a.1 [AUDIO]"), bridge.calls());
    apply("ana", "a");
    assertEquals(List.of("mute a.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("mutes when the endpoint is there, if it was still being added")
  void mutesWhileAdding() {
    apply("ben", "b");
    bridge.hold();
    apply("ben", "b", "ana", "a");
    apply("ben", "b", "ana", "a!");
    bridge.release();
    assertEquals(Set.of(MediaKind.AUDIO), bridge.conference().muted().get(ANA));
  }

  @Test
  @DisplayName("cuts at once somebody who is still being added")
  void removesWhileAdding() {
    apply("ben", "b");
    bridge.hold();
    apply("ben", "b", "ana", "a");
    bridge.calls();
    apply("ben", "b");
    assertEquals(List.of("remove a.1"), bridge.calls());
    bridge.release();
    assertEquals(Set.of(BEN), bridge.conference().muted().keySet());
    assertFalse(told.contains("Open a.1"));
  }

  @Test
  @DisplayName("cuts the old connection before it adds the new one")
  void replacesTheConnection() {
    apply("ana", "a");
    bridge.calls();
    apply("ana", "z");
    assertEquals(List.of("remove a.1", "add z.1 []"), bridge.calls());
  }

  @Test
  @DisplayName("counts attempts on over a return to the waiting room")
  void neverUsesAnIdTwice() {
    apply("ana", "a");
    apply();
    apply("ana", "a");
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("hears a browser only on its connection and for its living endpoint")
  void ignoresStaleSignals() {
    apply("ana", "a");
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
    setReceiverConstraints("ana", "a", Map.of());
    setReceiverConstraints("ben", "z", Map.of());
    apply("ana", "a", "ben", "b");
    assertEquals(List.of("open", "add a.1 []", "show a.1 {}", "add b.1 []"), bridge.calls());
    setReceiverConstraints("ana", "a", Map.of(BEN, 180));
    setReceiverConstraints("ben", "z", Map.of());
    assertEquals(List.of("show a.1 {ben=180}"), bridge.calls());
    bridge.die();
    bridge.comeBack();
    assertEquals(List.of("open", "add a.2 []", "show a.2 {ben=180}", "add b.2 []"), bridge.calls());
  }

  private void setReceiverConstraints(
      String who, String connection, Map<ParticipantId, Integer> heights) {
    reconciler.setReceiverConstraints(
        new ParticipantId(who), new ConnectionId(connection), ReceiverConstraints.of(heights));
  }

  @Test
  @DisplayName("rebuilds everything when the bridge died and came back")
  void survivesTheBridge() {
    apply("ana", "a", "ben", "b!");
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
    apply("ana", "a");
    bridge.conference().lose(NO);
    assertEquals(Set.of(), values());
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("gives up nothing that is wanted while the bridge is away")
  void plansWhileTheBridgeIsAway() {
    bridge.die();
    apply("ana", "a");
    apply("ana", "a", "ben", "b");
    assertEquals(List.of(), bridge.calls());
    bridge.comeBack();
    assertEquals(Set.of("a.1", "b.1"), values());
  }

  @Test
  @DisplayName("replaces an endpoint that failed, waiting longer each time")
  void replacesWhatFailed() {
    apply("ana", "a");
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
    apply("ana", "a", "ben", "b");
    fail("a.1");
    apply("ben", "b");
    time.elapse(LATER);
    assertEquals(Set.of("b.1"), values());
  }

  @Test
  @DisplayName("tries again what the bridge refused to add")
  void addRefused() {
    bridge.failNext("add", NO);
    apply("ana", "a");
    assertEquals(Set.of(), values());
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
  }

  @Test
  @DisplayName("tries again to open, but not when nobody is wanted any more")
  void openRefused() {
    bridge.failNext("open", NO);
    apply("ana", "a");
    time.elapse(LATER);
    assertEquals(Set.of("a.1"), values());
    apply();
    bridge.failNext("open", NO);
    apply("ana", "a");
    apply();
    time.elapse(LATER);
    assertEquals(List.of(), bridge.conferences());
  }

  @Test
  @DisplayName("closes a conference that opened after it was no longer wanted")
  void openedTooLate() {
    bridge.hold();
    apply("ana", "a");
    apply();
    bridge.release();
    assertEquals(List.of(), bridge.conferences());
  }

  @Test
  @DisplayName("starts the conference over when a cut is not confirmed three times")
  void cutNotConfirmed() {
    apply("ana", "a", "ben", "b");
    bridge.calls();
    for (int i = 0; i < 3; i++) {
      bridge.failNext("remove", new BridgeFailure.TimedOut("detach"));
    }
    apply("ben", "b");
    assertEquals(Set.of("a.1", "b.1"), values());
    time.elapse(LATER);
    assertEquals(Set.of("b.2"), values());
    assertEquals(
        List.of("remove a.1", "remove a.1", "remove a.1", "close", "open", "add b.2 []"),
        bridge.calls());
  }

  @Test
  @DisplayName("says who shows a screen, also of the next endpoint")
  void screen() {
    apply("ana", "a*", "ben", "b");
    assertEquals(List.of("open", "add a.1 []", "screen a.1", "add b.1 []"), bridge.calls());
    apply("ana", "a", "ben", "b*");
    apply("ana", "a", "ben", "b*");
    assertEquals(List.of("no screen a.1", "screen b.1"), bridge.calls());
    fail("b.1");
    time.elapse(LATER);
    assertEquals(List.of("remove b.1", "add b.2 []", "screen b.2"), bridge.calls());
  }

  @Test
  @DisplayName("asks again for a cut that did not reach the bridge, which may live")
  void cutDidNotArrive() {
    apply("ana", "a", "ben", "b");
    for (int i = 0; i < 4; i++) {
      bridge.failNext("remove", new BridgeFailure.Unreachable("a line that broke"));
    }
    apply("ben", "b");
    assertEquals(Set.of("a.1", "b.1"), values());
    time.elapse(LATER);
    assertEquals(Set.of("b.1"), values());
  }

  @Test
  @DisplayName("replaces an endpoint that cannot be muted by one that begins muted")
  void muteRefused() {
    apply("ana", "a");
    for (int i = 0; i < 4; i++) {
      bridge.failNext("mute", NO);
    }
    apply("ana", "a!");
    time.elapse(LATER);
    assertEquals(Set.of("a.2"), values());
    assertEquals(Set.of(MediaKind.AUDIO), bridge.conference().muted().get(ANA));
  }

  @Test
  @DisplayName("keeps what somebody has whose line is down, and makes nothing new for them")
  void away() {
    apply("ana", "a?");
    assertEquals(List.of(), bridge.calls());
    apply("ana", "a", "ben", "b");
    bridge.calls();
    apply("ana", "a?", "ben", "b");
    apply("ana", "a!?", "ben", "b");
    assertEquals(List.of("mute a.1 [AUDIO]"), bridge.calls());
    fail("a.1");
    time.elapse(LATER);
    assertEquals(Set.of("b.1"), values());
    apply("ana", "a!", "ben", "b");
    assertEquals(Set.of("a.2", "b.1"), values());
    apply("ana", "a?", "ben", "b");
    apply("ben", "b");
    assertEquals(Set.of("b.1"), values());
  }

  @Test
  @DisplayName("tells again what is up when the line is back, and nothing else")
  void tellsAgain() {
    apply("ana", "a", "ben", "b");
    media("ana", MediaKind.AUDIO, true);
    media("ana", MediaKind.VIDEO, true);
    media("ana", MediaKind.VIDEO, false);
    media("ben", MediaKind.AUDIO, true);
    told.clear();
    up.clear();
    reconciler.connectionResumed(ANA, new ConnectionId("z"));
    assertEquals(List.of(), told);
    reconciler.connectionResumed(ANA, new ConnectionId("a"));
    assertEquals(List.of("AUDIO of a.1 up"), told);
  }

  @Test
  @DisplayName("hears a description once, however often it is said")
  void hearsOnce() {
    apply("ana", "a");
    var first = new MediaSignal.Answer("down", 1, "v=0");
    var second = new MediaSignal.Answer("down", 2, "v=0");
    for (MediaSignal signal : List.of(first, second, first, second)) {
      reconciler.receive(ANA, new ConnectionId("a"), "a.1", signal);
    }
    assertEquals(List.of(first, second), bridge.conference().received());
  }

  @Test
  @DisplayName("says nothing and does nothing after it was closed")
  void closed() {
    apply("ana", "a");
    reconciler.close();
    told.clear();
    bridge.calls();
    apply("ana", "a");
    bridge.die();
    bridge.comeBack();
    time.elapse(LATER);
    assertEquals(List.of(), told);
    assertEquals(List.of(), bridge.calls());
  }
}
