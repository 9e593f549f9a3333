package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A page whose socket dropped gets its connection back, and its media were never touched. Whoever
/// lost the right to them is cut at once, there or not.
class SameConnectionTest {

  private final LiveStory story = LiveStory.begins();
  private TestClient lead;
  private TestClient ana;
  private String own;
  private EndpointId endpoint;

  @BeforeEach
  void aGroup() {
    lead = story.comes(DR_RIVERA);
    ana = story.comesIn(ANA, lead);
    lead.asks("start");
    own = ana.connectionId();
    assertEquals("media-open", ana.next("media-open").getString("type"));
    endpoint = endpoint().orElseThrow();
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void theEndpointStaysAndWhatItCarriesCountsAgain() {
    bridgeReceives(MediaKind.VIDEO, true);
    ana.losesTheLine();
    awaitsLoss();
    assertEquals(Optional.of(endpoint), endpoint());
    assertTrue(lead.rest().stream().noneMatch(one -> one.encode().contains(own)));

    TestClient back = connectsLater();
    assertEquals(own, back.comesBack(ANA, own).getString("connectionId"));
    back.settles();
    assertEquals(Optional.of(endpoint), endpoint());
    assertEquals(2, story.recorded(MediaUp.class).size());
    ConnectionUp up = story.recorded(ConnectionUp.class).getLast();
    assertEquals(own, up.connectionId().value());
    assertFalse(story.recorded(MediaUp.class).getLast().at().isBefore(up.at()));
  }

  @Test
  void whatStoppedMeanwhileDoesNotCountAgain() {
    bridgeReceives(MediaKind.VIDEO, true);
    ana.losesTheLine();
    awaitsLoss();
    bridgeReceives(MediaKind.VIDEO, false);
    TestClient back = connectsLater();
    back.comesBack(ANA, own);
    back.settles();
    assertEquals(1, story.recorded(MediaUp.class).size());
  }

  @Test
  void aLineWhoseLossNobodyNoticedIsCutAtItsLastSignOfLife() {
    ana.fallsSilent();
    story.advance(Duration.ofSeconds(1));
    TestClient back = connectsLater();
    assertEquals(own, back.comesBack(ANA, own).getString("connectionId"));
    assertEquals(4001, ana.closeCode());
    back.settles();

    ConnectionLost lost = story.recorded(ConnectionLost.class).getLast();
    assertEquals(Duration.ofSeconds(2), Duration.between(lost.lastSeenAt(), lost.at()));
    assertEquals(1, story.recorded(ConnectionLost.class).size());
    assertEquals(Optional.of(endpoint), endpoint());
    assertEquals("done", back.asks("raise-hand").getString("type"));
  }

  @Test
  void aComingThatFailedButIsOnRecordLeavesNoSocketBehindThatIsNobodys() {
    ana.fallsSilent();
    story.advance(Duration.ofSeconds(2));
    story.journal.loseNextAnswer();
    TestClient failed = story.connects();
    failed.says(
        TestClient.hello(ANA)
            .put(
                "resume",
                new JsonObject()
                    .put("audience", "group")
                    .put("version", 1)
                    .put("connectionId", own)));
    assertEquals("unavailable", failed.next("rejected").getString("code"));
    lead.settles();
    assertEquals(4001, ana.closeCode());
    awaitsLoss();
    story.advance(Duration.ofMillis(1));

    TestClient back = connectsLater();
    assertEquals(own, back.comesBack(ANA, own).getString("connectionId"));
    assertEquals("done", back.asks("raise-hand").getString("type"));
  }

  @Test
  void whatTheBridgeSaidMeanwhileIsSaidAgain() {
    ana.losesTheLine();
    awaitsLoss();
    var tracks = new MediaSignal.Tracks("down", List.of());
    story.time.onLoop(() -> story.bridge.conference().signal(endpoint, tracks));
    TestClient back = connectsLater();
    back.comesBack(ANA, own);
    assertEquals(
        List.of("media-open", "media-tracks"),
        TestClient.types(back.rest()).stream().filter(type -> type.startsWith("media")).toList());
  }

  @Test
  void aDescriptionSaidTwiceIsHeardOnce() {
    var answer =
        new JsonObject()
            .put("type", "media-answer")
            .put("endpoint", endpoint.value())
            .put("peer", "down")
            .put("negotiation", 1)
            .put("sdp", "v=0");
    ana.says(answer).settles();
    ana.losesTheLine();
    TestClient back = connectsLater();
    back.comesBack(ANA, own);
    back.says(answer).settles();
    List<MediaSignal> heard = new ArrayList<>();
    story.time.onLoop(() -> heard.addAll(story.bridge.conference().received()));
    assertEquals(1, heard.size());
  }

  @Test
  void nobodyElseGetsItAndAReloadedPageBeginsAnew() {
    TestClient ben = story.comesIn(BEN, lead);
    ana.losesTheLine();
    ben.losesTheLine();
    awaitsLoss();
    assertNotEquals(own, connectsLater().comesBack(BEN, own).getString("connectionId"));
    TestClient reloaded = story.comes(ANA);
    assertNotEquals(own, reloaded.connectionId());
    assertNotEquals(endpoint.value(), reloaded.next("media-open").getString("endpoint"));
  }

  @Test
  void whoeverIsSentBackOrRemovedWhileAwayIsCutAtOnce() {
    TestClient ben = story.comesIn(BEN, lead);
    ana.losesTheLine();
    ben.losesTheLine();
    awaitsLoss();
    lead.asks("return-to-waiting", "participantId", ana.seat());
    lead.asks("remove", "participantId", ben.seat());
    lead.settles();
    assertEquals(List.of(lead.seat()), withMedia());

    TestClient back = connectsLater();
    assertEquals("waiting", back.comesBack(ANA, own).getString("audience"));
    lead.asks("admit", "participantId", ana.seat());
    String next =
        back.next(
                one ->
                    one.getString("type").equals("media-open")
                        && !one.getString("endpoint").equals(endpoint.value()),
                "a new endpoint")
            .getString("endpoint");
    assertTrue(next.startsWith(own), next);
  }

  @Test
  void anotherDeviceAndTheEndOfTheSeatCutWhatWasKept() {
    ana.losesTheLine();
    awaitsLoss();
    TestClient computer = story.comes(ANA);
    computer.settles();
    assertNotEquals(Optional.of(endpoint), endpoint());
    computer.losesTheLine();
    awaitsLoss();
    story.passes(Duration.ofMinutes(11));
    assertEquals(List.of(lead.seat()), withMedia());
  }

  @Test
  void aNewServerGivesTheConnectionBackWithAnEndpointThatWasNeverThere() {
    story.crashesAndRestarts();
    TestClient back = connectsLater();
    assertEquals(own, back.comesBack(ANA, own).getString("connectionId"));
    String next = back.next("media-open").getString("endpoint");
    assertTrue(next.startsWith(own) && !next.equals(endpoint.value()), next);
  }

  @Test
  void aNewServerCarriesOnWithTheEndpointAndCountsItFromTheReturnOn() {
    bridgeReceives(MediaKind.VIDEO, true);
    story.crashesAndRestarts();
    TestClient back = connectsLater();
    back.comesBack(ANA, own);
    back.settles();
    assertEquals(Optional.of(endpoint), endpoint());
    ConnectionUp up = story.recorded(ConnectionUp.class).getLast();
    assertEquals(2, story.recorded(MediaUp.class).size());
    assertFalse(story.recorded(MediaUp.class).getLast().at().isBefore(up.at()));
  }

  @Test
  void aNewServerCutsWhoDoesNotComeBackToIt() {
    bridgeReceives(MediaKind.VIDEO, true);
    story.crashesAndRestarts();
    lead = connectsLater();
    lead.arrives(DR_RIVERA);
    assertTrue(withMedia().contains(endpoint.participantId().value()));
    story.passes(Duration.ofMinutes(11));
    assertFalse(withMedia().contains(endpoint.participantId().value()));
  }

  /// Nobody is back in the moment in which the line was lost.
  private TestClient connectsLater() {
    story.advance(Duration.ofSeconds(1));
    return story.connects();
  }

  private void awaitsLoss() {
    lead.next(one -> one.encode().contains("\"connected\":false"), "the loss");
    lead.settles();
  }

  private void bridgeReceives(MediaKind kind, boolean up) {
    story.time.onLoop(() -> story.bridge.conference().media(endpoint, kind, up));
    lead.settles();
  }

  private List<String> withMedia() {
    List<String> seats = new ArrayList<>();
    story.time.onLoop(
        () -> story.bridge.endpoints().forEach(one -> seats.add(one.participantId().value())));
    return seats;
  }

  private Optional<EndpointId> endpoint() {
    List<EndpointId> all = new ArrayList<>();
    story.time.onLoop(() -> all.addAll(story.bridge.endpoints()));
    return all.stream().filter(one -> one.participantId().value().equals(ana.seat())).findFirst();
  }
}
