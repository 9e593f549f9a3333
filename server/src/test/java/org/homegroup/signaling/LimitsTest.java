package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The limits of a connection, and the consequences of exceeding them.
class LimitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json at all|''",
        "null|''",
        "[]|''",
        "42|/type",
        "{\"type\":\"admit\",\"id\":\"1\"}|/participantId",
        "{\"type\":\"admit\",\"id\":\"1\",\"participantId\":7}|/participantId",
        "{\"type\":\"admit\",\"id\":null,\"participantId\":\"p-1\"}|/id",
        "{\"type\":\"admit\",\"id\":\"1\",\"participantId\":\"p-1\",\"more\":1}|/more",
        "{\"type\":\"admit\",\"id\":\"\",\"participantId\":\"p-1\"}|/id",
        "{\"type\":\"leave\",\"id\":\"12345678901234567890123456789012345678901\"}|/id",
        "{\"type\":\"leave\",\"id\":\"a\\ud83d\"}|/id",
        "{\"type\":\"chat\",\"id\":\"1\",\"to\":\"group\",\"text\":\"a\\ud83d\"}|/text",
        "{\"type\":\"mute\",\"id\":\"1\",\"participantId\":\"p-1\",\"kind\":\"smell\"}|/kind",
        "{\"type\":\"sending\",\"audio\":\"true\",\"video\":true}|/audio",
        "{\"type\":\"queue-seen\",\"version\":1.5}|/version",
        "{\"type\":\"queue-seen\",\"version\":\"1\"}|/version",
        "{\"type\":\"dance\",\"id\":\"1\"}|/type",
        "{\"type\":\"Admit\",\"id\":\"1\",\"participantId\":\"p-1\"}|/type",
        "{\"id\":\"1\"}|/type",
        "{\"type\":\"hello\",\"protocol\":2,\"token\":\"t\",\"sessionId\":\"5e551000-0000-4000-8000-000000000001\",\"device\":\"phone\"}|/type",
        "{\"type\":\"media-offer\",\"endpoint\":\"e\",\"peer\":\"p\",\"negotiation\":0}|/sdp",
        "{\"type\":\"media-dance\",\"endpoint\":\"e\",\"peer\":\"p\"}|/type",
        "{\"type\":\"media-restart\",\"peer\":\"p\"}|/endpoint",
      })
  void aMalformedMessageIsPointedAt(String message, String pointer) {
    try (LiveStory story = LiveStory.begins()) {
      TestClient ana = story.comes(ANA);
      JsonObject rejected = ana.says(message).next("rejected");
      assertEquals("malformed", rejected.getString("code"), rejected::encode);
      assertEquals(pointer, rejected.getString("pointer"), rejected::encode);
      assertNull(rejected.getString("re"));
      ana.settles();
    }
  }

  @Test
  void theTenthMalformedMessageCloses() {
    try (LiveStory story = LiveStory.begins()) {
      TestClient lead = story.comes(DR_RIVERA);
      TestClient ana = story.comesIn(ANA, lead);
      for (int i = 0; i < 8; i++) {
        ana.says("{").next("rejected");
      }
      ana.saysBinary().next("rejected");
      ana.settles();
      ana.says("{");
      assertEquals(4013, ana.closeCode());
      awaits(lead, "Ana");
      assertEquals(1, story.recorded(ConnectionLost.class).size());
    }
  }

  @Test
  void aMessageOverTheRateIsRefusedAndNotCarriedOut() {
    try (LiveStory story = LiveStory.begins("homegroup.signaling.burst", 3)) {
      TestClient lead = story.comes(DR_RIVERA);
      lead.asks("raise-hand");
      lead.asks("lower-hand");
      JsonObject refused = lead.asks("start");
      assertEquals("too-many-messages", refused.getString("code"));
      story.advance(Duration.ofMillis(50));
      assertEquals("done", lead.asks("start").getString("type"));
    }
  }

  @Test
  void theFiftiethMessageOverTheRateInAMinuteCloses() {
    try (LiveStory story =
        LiveStory.begins(
            "homegroup.signaling.burst", 1, "homegroup.signaling.messages-per-second", 1)) {
      TestClient ana = story.comes(ANA);
      for (int i = 0; i < 49; i++) {
        assertEquals("too-many-messages", ana.asks("raise-hand").getString("code"));
      }
      ana.sends("raise-hand");
      assertEquals(4015, ana.closeCode());
    }
  }

  @Test
  void refusalsOfLongAgoAreForgotten() {
    try (LiveStory story =
        LiveStory.begins(
            "homegroup.signaling.burst", 1, "homegroup.signaling.messages-per-second", 1)) {
      TestClient ana = story.comes(ANA);
      for (int minute = 0; minute < 3; minute++) {
        for (int i = 0; i < 40; i++) {
          ana.asks("raise-hand");
        }
        for (int i = 0; i < 9; i++) {
          story.advance(Duration.ofSeconds(7));
          ana.says("{\"type\":\"pong\"}").settles();
        }
      }
      assertFalse(ana.isClosed());
    }
  }

  @Test
  void aMessageThatIsTooLargeCloses() {
    try (LiveStory story = LiveStory.begins()) {
      TestClient ana = story.comes(ANA);
      ana.sends("chat", "to", "group", "text", "x".repeat(70_000));
      assertEquals(1009, ana.closeCode());
    }
  }

  @Test
  void aConnectionIsAskedWhetherItIsThereAndClosedWhenItNeverAnswers() {
    try (LiveStory story = LiveStory.begins()) {
      TestClient ana = story.comes(ANA);
      TestClient ben = story.comes(BEN);
      story.passes(Duration.ofSeconds(20));
      assertFalse(ana.isClosed());
      Instant lastHeard = story.time.instant();
      ana.fallsSilent();
      story.passes(Duration.ofSeconds(11));

      assertEquals(4017, ana.closeCode());
      assertTrue(ana.everything().contains("{\"type\":\"ping\"}"));
      assertFalse(ben.isClosed());
      ConnectionLost lost = story.recorded(ConnectionLost.class).getFirst();
      assertEquals(lastHeard, lost.lastSeenAt());
      assertTrue(lost.at().isAfter(lastHeard.plusSeconds(9)));
    }
  }

  @Test
  void aCloseThatIsSaidIsASignOfLifeAndACutLineIsNot() {
    try (LiveStory story = LiveStory.begins()) {
      TestClient lead = story.comes(DR_RIVERA);
      TestClient ana = story.comesIn(ANA, lead);
      TestClient ben = story.comesIn(BEN, lead);
      Instant lastHeard = story.time.instant();
      story.advance(Duration.ofSeconds(2));
      ana.leavesThePage();
      awaits(lead, "Ana");
      ben.losesTheLine();
      awaits(lead, "Ben");

      assertEquals(
          story.time.instant(), story.recorded(ConnectionLost.class).getFirst().lastSeenAt());
      assertEquals(lastHeard, story.recorded(ConnectionLost.class).getLast().lastSeenAt());
    }
  }

  @Test
  void somebodyWhoDoesNotReadIsDroppedAndTheRoomGoesOn() {
    try (LiveStory story =
        LiveStory.begins(
            "homegroup.signaling.max-queued", 64 * 1024, "homegroup.signaling.burst", 100_000)) {
      TestClient lead = story.comes(DR_RIVERA);
      TestClient ana = story.comesIn(ANA, lead);
      TestClient ben = story.comesIn(BEN, lead);
      TestClient chloe = story.comesIn(CHLOE, lead);
      ana.stopsReading();
      int said = 0;
      // Not before the network's own buffers are full.
      while (story.recorded(ConnectionLost.class).isEmpty()) {
        assertTrue(++said < 20_000, "never dropped");
        assertEquals(
            "done", ben.asks("chat", "to", "group", "text", "x".repeat(2000)).getString("type"));
        if (said % 500 == 0) {
          // The close frame cannot be read either: after the grace the line is cut.
          story.advance(Duration.ofSeconds(2));
          lead.settles();
          ben.settles();
          chloe.settles();
        }
      }
      assertEquals("done", lead.asks("start").getString("type"));
      chloe.next("session-changed");
      assertEquals("done", lead.asks("raise-hand").getString("type"));
      ana.readsOn();
    }
  }

  private static void awaits(TestClient lead, String gone) {
    lead.next(
        message ->
            message.getString("type").equals("participant-changed")
                && message.getJsonObject("participant").getString("name").startsWith(gone)
                && !message.getJsonObject("participant").getBoolean("connected"),
        "line of " + gone + " down");
  }
}
