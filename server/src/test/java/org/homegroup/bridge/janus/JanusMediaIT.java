package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.homegroup.bench.ChromiumTabs;
import org.homegroup.bench.Speech;
import org.homegroup.bridge.MeetingOfTabs;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real media: Chromium tabs with fake devices meet through the real Janus, driven by the
/// reconciler alone. Needs the packages `janus` and `chromium` and an address that is not loopback.
class JanusMediaIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private static Vertx vertx;
  private static JanusBridge bridge;
  private static ChromiumTabs tabs;
  private static MeetingOfTabs meeting;

  @BeforeAll
  static void open() throws Exception {
    vertx = Vertx.vertx();
    bridge =
        MeetingOfTabs.await(
            JanusBridge.start(
                    vertx, JanusSettings.in(folder.resolve("janus")), InstantSource.system())
                .toCompletionStage()
                .toCompletableFuture());
    meeting = new MeetingOfTabs(vertx);
    meeting.start(bridge);
    Path microphone = Speech.write(folder.resolve("speech.wav"));
    tabs = ChromiumTabs.start(folder.resolve("chromium"), microphone);
    for (String who : List.of("ana", "ben", "chloe")) {
      tabs.open(meeting.url(who));
      meeting.await(SOON, who + " is ready", () -> meeting.isReady(who));
    }
  }

  @AfterAll
  static void close() throws Exception {
    if (tabs != null) {
      tabs.close();
    }
    if (meeting != null) {
      meeting.close();
    }
    if (bridge != null) {
      MeetingOfTabs.await(bridge.close().toCompletionStage().toCompletableFuture());
    }
    MeetingOfTabs.await(vertx.close().toCompletionStage().toCompletableFuture());
  }

  /// One story, because each step begins where the last one ended.
  @Test
  @DisplayName("three people meet, are muted and removed, and outlive the death of Janus")
  void threePeopleMeet() {
    meeting.admit("ana");
    meeting.admit("ben");
    meeting.awaitEverybodySees(SOON, "ana", "ben");
    report("two people at once");
    meeting.admit("chloe");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
    report("a third joins");

    evidence();
    mutedWithinASecond();
    mutedBeforeTheFirstPacket();
    cameraOffIsSeenByTheBridge();
    iceRestarts();
    anotherDeviceTakesOver();
    removalCuts();
    outlivesTheDeathOfJanus();
    assertEquals(List.of(), meeting.errors);
  }

  private static void report(String what) {
    System.out.println(what + ": first frames, ms after admission: " + meeting.firstFrames);
    meeting.firstFrames.clear();
  }

  private void evidence() {
    for (String who : List.of("ana", "ben", "chloe")) {
      for (MediaKind kind : MediaKind.values()) {
        assertTrue(last(who, kind, true).isAfter(Instant.EPOCH), who + " " + kind + " is up");
      }
    }
    meeting.await(
        SOON,
        "ana speaks and is silent",
        () -> meeting.spoken.containsAll(List.of("ana speaks", "ana is silent")));
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
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  private void anotherDeviceTakesOver() {
    String before = meeting.connection("ana").value();
    tabs.open(meeting.url("ana"));
    meeting.await(
        SOON,
        "ana's other tab is ready",
        () -> !meeting.connection("ana").value().equals(before) && meeting.isReady("ana"));
    meeting.firstFrames.clear();
    meeting.admit("ana");
    meeting.await(SOON, "all see each other", () -> meeting.firstFrames.size() >= 4);
    report("another device takes over");
    meeting.await(SOON, "the old tab was told", () -> meeting.closed.contains(before + ".1"));
  }

  private void mutedWithinASecond() {
    meeting.admit("ben", MediaKind.AUDIO, MediaKind.VIDEO);
    pause(1000);
    long frames = decoded("ana", "ben", MediaKind.VIDEO);
    long packets = decoded("ana", "ben", MediaKind.AUDIO);
    pause(1500);
    assertEquals(frames, decoded("ana", "ben", MediaKind.VIDEO));
    assertEquals(packets, decoded("ana", "ben", MediaKind.AUDIO));
    meeting.admit("ben");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  private void cameraOffIsSeenByTheBridge() {
    Instant off = Instant.now();
    meeting.tell("chloe", new JsonObject().put("type", "test-camera").put("on", false));
    meeting.await(SOON, "chloe's video is down", () -> toldAfter(off, "chloe", false));
    Duration late = Duration.between(off, last("chloe", MediaKind.VIDEO, false));
    System.out.println("camera off: recorded " + late.toMillis() + " ms after it was");
    assertTrue(late.abs().toMillis() < 2500, late.toString());
    meeting.tell("chloe", new JsonObject().put("type", "test-camera").put("on", true));
    meeting.await(SOON, "chloe's video is up again", () -> toldAfter(off, "chloe", true));
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  private void iceRestarts() {
    meeting.tell("ana", new JsonObject().put("type", "test-restart"));
    pause(1000);
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
    assertEquals("c-ana1.1", meeting.stats.get("ana").getString("endpoint"));
  }

  private void removalCuts() {
    meeting.remove("chloe");
    pause(500);
    long frames = decoded("ana", "chloe", MediaKind.VIDEO);
    pause(1000);
    assertTrue(decoded("ana", "chloe", MediaKind.VIDEO) <= frames);
    assertEquals("", meeting.stats.get("chloe").getString("endpoint"));
    assertEquals(0, decoded("chloe", "ana", MediaKind.VIDEO), "no peer is left to decode");
    meeting.admit("chloe");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
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
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
    assertEquals(List.of(true, false, true), meeting.bridgeStates);
  }

  private static long decoded(String who, String of, MediaKind kind) {
    return meeting.decoded(who, of, kind);
  }

  private static boolean toldAfter(Instant moment, String who, boolean up) {
    return meeting.media.stream()
        .anyMatch(
            each ->
                each.who().equals(who)
                    && each.kind() == MediaKind.VIDEO
                    && each.up() == up
                    && each.told().isAfter(moment));
  }

  private static Instant last(String who, MediaKind kind, boolean up) {
    return meeting.media.stream()
        .filter(each -> each.who().equals(who) && each.kind() == kind && each.up() == up)
        .map(MeetingOfTabs.Media::at)
        .reduce(Instant.EPOCH, (_, later) -> later);
  }

  /// Media is watched in real time: that nothing comes can only be seen by waiting.
  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
