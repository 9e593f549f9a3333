package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.homegroup.bridge.MediaStory;
import org.homegroup.bridge.MeetingOfTabs;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.AwaitCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Real media: Chromium tabs with fake devices meet through the real Janus, driven by the
/// reconciler alone. Needs the packages `janus` and `chromium` and an address that is not loopback.
class JanusMediaIT extends MediaStory {

  private final Vertx vertx = Vertx.vertx();
  private JanusBridge bridge;

  @BeforeEach
  void open() throws Exception {
    bridge =
        AwaitCondition.of(
            JanusBridge.start(
                vertx, JanusSettings.in(folder.resolve("janus")), InstantSource.system()));
    meeting = new MeetingOfTabs(vertx);
    begin(bridge);
  }

  @AfterEach
  void close() {
    end();
    if (bridge != null) {
      AwaitCondition.of(bridge.close());
    }
    AwaitCondition.of(vertx.close());
  }

  /// One story, because each step begins where the last one ended.
  @Test
  @DisplayName("three people meet, are muted and removed, and outlive the death of Janus")
  void threePeopleMeet() {
    arrive(THREE);
    twoMeetAndAThirdJoins();
    evidence();
    meeting.await(
        SOON,
        "ana speaks and is silent",
        () -> meeting.spoken.containsAll(List.of("ana speaks", "ana is silent")));
    mutedWithinASecond();
    mutedBeforeTheFirstPacket();
    cameraOffIsSeenByTheBridge();
    iceRestarts();
    anotherDeviceTakesOver(1);
    removalCuts();
    outlivesTheDeathOfJanus();
    assertEquals(List.of(), meeting.errors);
  }

  private void mutedBeforeTheFirstPacket() {
    meeting.admit("chloe", MediaKind.VIDEO);
    pause(1000);
    // An m-line that is used again counts on, or has no count before its first packet.
    long frames = decoded("ana", "chloe", MediaKind.VIDEO);
    long packets = decoded("ana", "chloe", MediaKind.AUDIO);
    meeting.remove("chloe");
    meeting.await(SOON, "she is gone", () -> decoded("ana", "chloe", MediaKind.AUDIO) == 0);
    meeting.admit("chloe", MediaKind.VIDEO);
    meeting.await(
        SOON, "ana hears chloe", () -> decoded("ana", "chloe", MediaKind.AUDIO) > packets + 50);
    assertTrue(
        Set.of(0L, frames).contains(decoded("ana", "chloe", MediaKind.VIDEO)), "not one frame");
    meeting.admit("chloe");
    threeSeeEachOther();
  }

  private void iceRestarts() {
    meeting.tell("ana", new JsonObject().put("type", "test-restart"));
    pause(1000);
    threeSeeEachOther();
    assertEquals("c-ana1.1", endpoint("ana"));
  }

  private void outlivesTheDeathOfJanus() {
    long dead = bridge.pid();
    meeting.firstFrames.clear();
    Instant killed = Instant.now();
    ProcessHandle.of(dead).orElseThrow().destroyForcibly();
    meeting.await(
        SOON,
        "video is possible again",
        () -> bridge.pid() != 0 && bridge.pid() != dead && bridge.available());
    Duration ready = Duration.between(killed, Instant.now());
    meeting.await(SOON, "six first frames", () -> meeting.firstFrames.size() == 6);
    System.out.println(
        "Janus killed: ready again after "
            + ready.toMillis()
            + " ms, all see all after "
            + Duration.between(killed, Instant.now()).toMillis()
            + " ms");
    threeSeeEachOther();
    assertEquals(List.of(true, false, true), meeting.bridgeStates);
  }
}
