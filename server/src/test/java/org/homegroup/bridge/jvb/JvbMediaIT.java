package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.homegroup.bridge.MediaStory;
import org.homegroup.bridge.MeetingOfTabs;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.AwaitCondition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Real media: Chromium tabs with fake devices meet through a real Videobridge, if one is given
/// (see [RealJvb]), driven by the reconciler alone.
class JvbMediaIT extends MediaStory {

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
  void outlivesServer() throws Exception {
    withBridge(
        real -> {
          List<String> two = List.of("ana", "ben");
          arrive(List.of("ana", "ben", "chloe"));
          two.forEach(who -> meeting.admit(who));
          meeting.awaitEverybodySees(SOON, "ana", "ben");
          meeting.await(
              SOON, "ben is heard", () -> last("ben", MediaKind.AUDIO, true).isAfter(NEVER));
          List<String> before = two.stream().map(this::endpoint).toList();

          AwaitCondition.of(bridgesVertx.close());
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
          threeSeeEachOther();
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
    return AwaitCondition.of(bridge.load()).takesNew();
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
    begin(bridge);
    try {
      assertTrue(bridge.available(), "the bridge that was given can be used");
      story.accept(real);
    } finally {
      end();
      AwaitCondition.of(bridge.close());
      AwaitCondition.of(bridgesVertx.close());
      AwaitCondition.of(vertx.close());
    }
  }

  private void startBridge(RealJvb real) {
    bridgesVertx = Vertx.vertx();
    bridge =
        AwaitCondition.of(
            JvbBridge.start(bridgesVertx, JvbSettings.at(real.url()), InstantSource.system()));
  }

  private void tell(RealJvb real) {
    arrive(THREE);
    twoMeetAndAThirdJoins();
    evidence();
    meeting.await(
        SOON,
        "somebody speaks and is silent",
        () ->
            meeting.spoken.stream().anyMatch(each -> each.endsWith("speaks"))
                && meeting.spoken.stream().anyMatch(each -> each.endsWith("silent")));
    mutedWithinASecond();
    mutedBeforeTheFirstPacket();
    pause(2500);
    cameraOffIsSeenByTheBridge();
    aNewPathOnRequest();
    anotherDeviceTakesOver(2);
    removalCuts();
    theLastOneLeavesAndComesBack();
    real.processId().ifPresent(this::outlivesTheDeathOfTheBridge);
    assertEquals(List.of(), meeting.errors);
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
    threeSeeEachOther();
    meeting.firstFrames.clear();
  }

  private void aNewPathOnRequest() {
    meeting.firstFrames.clear();
    meeting.tell("ana", new JsonObject().put("type", "test-restart"));
    meeting.await(SOON, "a new endpoint", () -> endpoint("ana").equals("c-ana1.2"));
    threeSeeEachOther();
  }

  /// The bridge ends a conference with its last endpoint.
  private void theLastOneLeavesAndComesBack() {
    THREE.forEach(meeting::remove);
    meeting.await(SOON, "all are cut", () -> endpoint("ana").isEmpty());
    meeting.firstFrames.clear();
    THREE.forEach(who -> meeting.admit(who));
    meeting.await(SOON, "six first frames", () -> meeting.firstFrames.size() == 6);
    report("three at once");
    threeSeeEachOther();
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
    threeSeeEachOther();
    assertEquals(List.of(true, false, true), meeting.bridgeStates);
  }
}
