package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that stops in good order, and one that dies.
class StopAndRecoveryTest {

  private final LiveStory story = LiveStory.begins();
  private TestClient lead;
  private TestClient ana;
  private Instant came;

  @BeforeEach
  void aGroup() {
    came = story.time.instant();
    lead = story.comes(DR_RIVERA);
    ana = story.comesIn(ANA, lead);
    lead.asks("start");
    ana.next("session-changed");
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void aServerThatStopsSaysSoAndPutsTheEndOfEachLineOnRecord() {
    story.passes(Duration.ofSeconds(5));
    story.stops();

    assertEquals("server-stopping", ana.next("goodbye").getString("reason"));
    assertEquals(4018, ana.closeCode());
    assertEquals(4018, lead.closeCode());
    List<ConnectionLost> lost = story.recorded(ConnectionLost.class);
    assertEquals(2, lost.size());
    assertTrue(lost.stream().allMatch(one -> one.lastSeenAt().equals(story.time.instant())));
  }

  @Test
  void linesThatDiedWithTheServerEndAtTheirLastSignOfLife() {
    story.passes(Duration.ofSeconds(5));
    Instant noted = story.time.instant();
    ana.fallsSilent();
    story.advance(Duration.ofMillis(700));
    story.crashesAndRestarts();
    story.advance(Duration.ofMinutes(1));

    List<ConnectionLost> lost = story.recorded(ConnectionLost.class);
    assertEquals(2, lost.size());
    for (ConnectionLost one : lost) {
      assertTrue(!one.lastSeenAt().isAfter(noted), one::toString);
      assertTrue(!one.lastSeenAt().isBefore(noted.minusSeconds(1)), one::toString);
      assertEquals(noted.plusMillis(700), one.at());
    }
  }

  @Test
  void linesWithoutAnySignOfLifeEndWhereTheyBegan() {
    story.passes(Duration.ofSeconds(5));
    story.liveness.forget();
    story.crashesAndRestarts();

    List<ConnectionLost> lost = story.recorded(ConnectionLost.class);
    assertEquals(2, lost.size());
    assertTrue(lost.stream().allMatch(one -> one.lastSeenAt().equals(came)));
  }

  @Test
  void afterACrashPeopleComeBackIntoTheirSeatsWithTheirRights() {
    String seatOfLead = lead.seat();
    String seatOfAna = ana.seat();
    story.crashesAndRestarts();
    TestClient leadAgain = story.connects();
    JsonObject welcomeLead = leadAgain.arrives(DR_RIVERA);
    TestClient anaAgain = story.connects();
    JsonObject welcomeAna = anaAgain.arrives(ANA);

    assertEquals(seatOfLead, welcomeLead.getJsonObject("you").getString("participantId"));
    assertEquals("leads", welcomeLead.getString("audience"));
    assertEquals("in-session", welcomeLead.getJsonObject("session").getString("phase"));
    assertEquals(seatOfLead, welcomeLead.getJsonObject("session").getString("leading"));
    assertEquals(seatOfAna, welcomeAna.getJsonObject("you").getString("participantId"));
    assertEquals("group", welcomeAna.getString("audience"));
    anaAgain.next("media-open");
    assertEquals("done", leadAgain.asks("take-break").getString("type"));
    story.comes(BEN);
  }

  @Test
  void afterACrashLeadsAreToldSinceWhenItIsKnownWhoSpoke() {
    assertNull(lead.next("talk-time").getValue("since"));
    story.advance(Duration.ofSeconds(2));
    story.crashesAndRestarts();
    TestClient back = story.connects();
    back.arrives(DR_RIVERA);
    JsonObject told = back.next("talk-time");
    assertEquals(story.time.instant(), told.getInstant("since"));
    assertTrue(told.getJsonObject("spokeSeconds").isEmpty());
  }

  @Test
  void aSeatWhoseLineIsDownForTooLongIsGivenUp() {
    ana.losesTheLine();
    lead.next(message -> message.encode().contains("\"connected\":false"), "Ana's line down");
    for (int minute = 0; minute < 10; minute++) {
      for (int i = 0; i < 12; i++) {
        story.advance(Duration.ofSeconds(5));
        lead.says("{\"type\":\"pong\"}").settles();
      }
    }
    story.passes(Duration.ofSeconds(1));
    assertEquals("connection-lost", lead.next("participant-gone").getString("reason"));
  }

  @Test
  void aSessionThatEverybodyLeftIsEndedLongAfterItsTime() {
    ana.leavesThePage();
    lead.leavesThePage();
    story.advance(Duration.ofMinutes(131));
    story.time.onLoop(() -> {});
    assertEquals("session-ended", story.refused(ANA).getString("code"));
    assertTrue(story.status().isEmpty());
  }
}
