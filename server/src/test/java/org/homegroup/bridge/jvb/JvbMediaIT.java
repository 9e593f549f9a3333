package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.homegroup.bench.ChromiumTabs;
import org.homegroup.bench.Speech;
import org.homegroup.bridge.MeetingOfTabs;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real media: Chromium tabs with fake devices meet through a real Videobridge, if one is given
/// (see [RealJvb]), driven by the reconciler alone.
class JvbMediaIT {

  private static final Instant NEVER = Instant.EPOCH;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private MeetingOfTabs meeting;
  private ChromiumTabs tabs;
  private JvbBridge bridge;

  /// Of its own: closed without a word it is a server that was killed.
  private Vertx bridgesVertx;

  /// One story, because each step begins where the last one ended.
  @Test
  @DisplayName("three people meet, are muted and removed, and outlive the death of the bridge")
  void threePeopleMeet() throws Exception {
    withBridge(this::tell);
  }

  @Test
  @DisplayName("six people meet: everybody decodes thirty streams together")
  void sixPeopleMeet() throws Exception {
    withBridge(
        _ -> {
          List<String> six = List.of("ana", "ben", "chloe", "dan", "emma", "femi");
          arrive(six);
          six.forEach(who -> meeting.admit(who));
          meeting.await(SOON, "thirty first frames", () -> meeting.firstFrames.size() == 30);
          report("six at once");
          meeting.awaitEverybodySees(SOON, six.toArray(String[]::new));
          assertEquals(List.of(), meeting.errors);
        });
  }

  @Test
  @DisplayName("a drained bridge says so, and what it has goes on")
  void drained() throws Exception {
    withBridge(
        real -> {
          arrive(List.of("ana", "ben"));
          meeting.admit("ana");
          meeting.admit("ben");
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          try {
            drain(real, "enable");
            meeting.await(SOON, "it takes no new conferences", () -> !takesNew());
            assertTrue(bridge.available(), "its sessions stay");
            meeting.awaitEverybodySees(SOON, "ana", "ben");
          } finally {
            drain(real, "disable");
          }
          meeting.await(SOON, "it takes new conferences again", this::takesNew);
          assertEquals(List.of(true), meeting.bridgeStates);
        });
  }

  @Test
  @DisplayName(
      "a server dies and the next one carries on: nobody's picture stops, and all can go on")
  void carriesOn() throws Exception {
    withBridge(
        real -> {
          List<String> two = List.of("ana", "ben");
          arrive(List.of("ana", "ben", "chloe"));
          two.forEach(who -> meeting.admit(who));
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          meeting.await(
              SOON, "ben is heard", () -> last("ben", MediaKind.AUDIO, true).isAfter(NEVER));
          List<String> before = two.stream().map(this::endpoint).toList();

          MeetingOfTabs.await(bridgesVertx.close().toCompletionStage().toCompletableFuture());
          Instant died = Instant.now();
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          startBridge(real);
          meeting.startAgain(bridge);
          for (String who : two) {
            for (MediaKind kind : MediaKind.values()) {
              meeting.await(SOON, who + " is told anew", () -> last(who, kind, true).isAfter(died));
              Duration after = Duration.between(died, last(who, kind, true));
              System.out.println(who + " " + kind + " told anew after " + after.toMillis() + " ms");
            }
          }
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          assertEquals(before, two.stream().map(this::endpoint).toList(), "no new endpoint");
          assertEquals(List.of(), meeting.closed);

          // The peers are alive: somebody comes, is muted, and goes.
          meeting.admit("chloe");
          meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
          assertEquals(before, two.stream().map(this::endpoint).toList(), "no new endpoint");
          mutedWithinASecond();
          meeting.remove("chloe");
          meeting.await(SOON, "she is gone", () -> decoded("ana", "chloe", MediaKind.AUDIO) == 0);
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          assertEquals(before, two.stream().map(this::endpoint).toList(), "no new endpoint");
          assertEquals(List.of(), meeting.errors);
        });
  }

  private boolean takesNew() {
    return MeetingOfTabs.await(bridge.load().toCompletionStage().toCompletableFuture()).takesNew();
  }

  private static void drain(RealJvb real, String how) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(real.url().resolve("/colibri/drain/" + how))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertEquals(200, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void withBridge(Consumer<RealJvb> story) throws Exception {
    RealJvb real = RealJvb.given(System.getenv(), System.out).orElse(null);
    if (real == null) {
      return;
    }
    Vertx vertx = Vertx.vertx();
    startBridge(real);
    meeting = new MeetingOfTabs(vertx);
    meeting.start(bridge);
    tabs = ChromiumTabs.start(folder.resolve("chromium"), Speech.write(folder.resolve("s.wav")));
    try {
      assertTrue(bridge.available(), "the bridge that was given can be used");
      story.accept(real);
    } finally {
      tabs.close();
      meeting.close();
      MeetingOfTabs.await(bridge.close().toCompletionStage().toCompletableFuture());
      MeetingOfTabs.await(bridgesVertx.close().toCompletionStage().toCompletableFuture());
      MeetingOfTabs.await(vertx.close().toCompletionStage().toCompletableFuture());
    }
  }

  private void startBridge(RealJvb real) {
    bridgesVertx = Vertx.vertx();
    bridge =
        MeetingOfTabs.await(
            JvbBridge.start(bridgesVertx, JvbSettings.at(real.url()), InstantSource.system())
                .toCompletionStage()
                .toCompletableFuture());
  }

  private void arrive(List<String> people) {
    for (String who : people) {
      tabs.open(meeting.url(who));
      meeting.await(SOON, who + " is ready", () -> meeting.isReady(who));
    }
  }

  private void tell(RealJvb real) {
    arrive(List.of("ana", "ben", "chloe"));
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
    aNewPathOnRequest();
    anotherDeviceTakesOver();
    removalCuts();
    theLastOneLeavesAndComesBack();
    real.processId().ifPresent(this::outlivesTheDeathOfTheBridge);
    assertEquals(List.of(), meeting.errors);
  }

  private void evidence() {
    for (String who : List.of("ana", "ben", "chloe")) {
      for (MediaKind kind : MediaKind.values()) {
        meeting.await(
            SOON, who + " " + kind + " is up", () -> last(who, kind, true).isAfter(NEVER));
      }
    }
    meeting.await(
        SOON,
        "somebody speaks and is silent",
        () ->
            meeting.spoken.stream().anyMatch(each -> each.endsWith("speaks"))
                && meeting.spoken.stream().anyMatch(each -> each.endsWith("silent")));
  }

  private void mutedWithinASecond() {
    meeting.admit("ben", MediaKind.AUDIO, MediaKind.VIDEO);
    pause(1500);
    long frames = decoded("ana", "ben", MediaKind.VIDEO);
    long packets = decoded("ana", "ben", MediaKind.AUDIO);
    pause(1500);
    assertEquals(frames, decoded("ana", "ben", MediaKind.VIDEO));
    assertEquals(packets, decoded("ana", "ben", MediaKind.AUDIO));
    meeting.admit("ben");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  private void mutedBeforeTheFirstPacket() {
    meeting.remove("chloe");
    meeting.await(SOON, "she is gone", () -> decoded("ana", "chloe", MediaKind.AUDIO) == 0);
    meeting.admit("chloe", MediaKind.VIDEO);
    meeting.await(SOON, "ana hears chloe", () -> decoded("ana", "chloe", MediaKind.AUDIO) > 50);
    long frames = decoded("ana", "chloe", MediaKind.VIDEO);
    pause(1000);
    assertEquals(frames, decoded("ana", "chloe", MediaKind.VIDEO), "not one frame");
    meeting.admit("chloe");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
    meeting.firstFrames.clear();
  }

  private void cameraOffIsSeenByTheBridge() {
    pause(2500);
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

  private void aNewPathOnRequest() {
    meeting.firstFrames.clear();
    meeting.tell("ana", new JsonObject().put("type", "test-restart"));
    meeting.await(SOON, "a new endpoint", () -> endpoint("ana").equals("c-ana1.2"));
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
    meeting.await(SOON, "the old tab was told", () -> meeting.closed.contains(before + ".2"));
  }

  private void removalCuts() {
    meeting.remove("chloe");
    pause(500);
    long frames = decoded("ana", "chloe", MediaKind.VIDEO);
    pause(1000);
    assertTrue(decoded("ana", "chloe", MediaKind.VIDEO) <= frames);
    assertEquals("", endpoint("chloe"));
    assertEquals(0, decoded("chloe", "ana", MediaKind.VIDEO), "no peer is left to decode");
    meeting.admit("chloe");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  /// The bridge ends a conference with its last endpoint.
  private void theLastOneLeavesAndComesBack() {
    List.of("ana", "ben", "chloe").forEach(meeting::remove);
    meeting.await(SOON, "all are cut", () -> endpoint("ana").isEmpty());
    meeting.firstFrames.clear();
    List.of("ana", "ben", "chloe").forEach(who -> meeting.admit(who));
    meeting.await(SOON, "six first frames", () -> meeting.firstFrames.size() == 6);
    report("three at once");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
  }

  private void outlivesTheDeathOfTheBridge(long processId) {
    Instant killed = Instant.now();
    ProcessHandle.of(processId).orElseThrow().destroyForcibly();
    meeting.await(SOON, "it is noticed", () -> !bridge.available());
    Duration noticed = Duration.between(killed, Instant.now());
    meeting.firstFrames.clear();
    meeting.await(Duration.ofMinutes(2), "the bridge is back", () -> bridge.available());
    Instant back = Instant.now();
    meeting.await(SOON, "six first frames", () -> meeting.firstFrames.size() == 6);
    System.out.println(
        "bridge killed: noticed after "
            + noticed.toMillis()
            + " ms, usable after "
            + Duration.between(killed, back).toMillis()
            + " ms, all see all "
            + Duration.between(back, Instant.now()).toMillis()
            + " ms later");
    meeting.awaitEverybodySees(SOON, "ana", "ben", "chloe");
    assertEquals(List.of(true, false, true), meeting.bridgeStates);
  }

  private void report(String what) {
    System.out.println(what + ": first frames, ms after admission: " + meeting.firstFrames);
    meeting.firstFrames.clear();
  }

  private String endpoint(String who) {
    return meeting.stats.getOrDefault(who, new JsonObject()).getString("endpoint", "");
  }

  private long decoded(String who, String of, MediaKind kind) {
    return meeting.decoded(who, of, kind);
  }

  private boolean toldAfter(Instant moment, String who, boolean up) {
    return meeting.media.stream()
        .anyMatch(
            each ->
                each.who().equals(who)
                    && each.kind() == MediaKind.VIDEO
                    && each.up() == up
                    && each.told().isAfter(moment));
  }

  private Instant last(String who, MediaKind kind, boolean up) {
    return meeting.media.stream()
        .filter(each -> each.who().equals(who) && each.kind() == kind && each.up() == up)
        .map(MeetingOfTabs.Media::at)
        .reduce(NEVER, (_, later) -> later);
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
