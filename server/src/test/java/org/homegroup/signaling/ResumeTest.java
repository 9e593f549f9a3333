package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Coming back after a dropped line: what was missed, and commands sent again.
class ResumeTest {

  private LiveStory story = LiveStory.begins();
  private TestClient lead;
  private TestClient ana;
  private long seen;

  @BeforeEach
  void aGroup() {
    lead = story.comes(DR_RIVERA);
    ana = story.comesIn(ANA, lead);
    lead.asks("start");
    seen = ana.next("session-changed").getLong("version");
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void whatWasMissedFollowsTheWelcomeAndNothingElse() {
    ana.losesTheLine();
    lead.asks("raise-hand");
    TestClient ben = story.comesIn(BEN, lead);
    ben.asks("raise-hand");
    lead.asks("take-break");

    TestClient back = story.connects();
    JsonObject welcome = back.arrives(ANA, "group", seen);
    assertTrue(welcome.getBoolean("resumed"));
    assertEquals(seen, welcome.getLong("version"));
    assertEquals("on-break", welcome.getJsonObject("session").getString("phase"));
    assertNull(welcome.getJsonArray("participants"));
    List<JsonObject> missed = back.rest();
    assertTrue(missed.stream().allMatch(message -> message.getLong("version", seen) >= seen));
    assertEquals(
        List.of(
            "session-changed", // of the version named: it may have arrived in part
            "participant-changed", // Ana's line dropped
            "participant-changed", // the lead's hand
            "participant-changed", // Ben was admitted
            "participant-changed", // Ben's hand
            "session-changed", // the break
            "participant-changed", // Ana is back
            "media-open"),
        TestClient.types(missed));
  }

  @Test
  void whoLeftASideRoomAndComesBackToTheGroupIsShownTheGroupAnew() {
    TestClient observer = story.comes(DR_ADLER);
    lead.asks(
        "split",
        "groups",
        new JsonArray(List.of(List.of(ana.seat(), observer.seat()), List.of(lead.seat()))));
    long apart = observer.next("snapshot").getLong("version");
    observer.asks("leave");

    TestClient back = story.connects();
    assertFalse(back.arrives(DR_ADLER, "group", apart).getBoolean("resumed"));
  }

  @Test
  void whoeverMissedNothingIsToldOnlyOfTheirOwnReturn() {
    JsonObject down = lead.rest().getLast();
    ana.losesTheLine();
    TestClient back = story.connects();
    back.arrives(ANA, "group", seen + 1);
    assertEquals(
        List.of("participant-changed", "participant-changed", "media-open"),
        TestClient.types(back.rest()));
    assertTrue(down.getLong("version") <= seen);
  }

  @Test
  void somebodyWhoseAudienceChangedGetsASnapshot() {
    ana.losesTheLine();
    lead.asks("return-to-waiting", "participantId", ana.seat());
    JsonObject welcome = story.connects().arrives(ANA, "group", seen);

    assertFalse(welcome.getBoolean("resumed"));
    assertEquals("waiting", welcome.getString("audience"));
  }

  @Test
  void aVersionFromTheFutureGetsASnapshot() {
    ana.losesTheLine();
    assertFalse(story.connects().arrives(ANA, "group", 9_999).getBoolean("resumed"));
  }

  @Test
  void aVersionFromBeforeTheServerStartedGetsASnapshot() {
    story.crashesAndRestarts();
    JsonObject welcome = story.connects().arrives(ANA, "group", seen);
    assertFalse(welcome.getBoolean("resumed"));
    assertEquals("group", welcome.getString("audience"));
    assertEquals("in-session", welcome.getJsonObject("session").getString("phase"));
  }

  @Test
  void moreThanTheWindowGetsASnapshot() {
    try (LiveStory small = LiveStory.begins("homegroup.signaling.resume-window", 3)) {
      TestClient leads = small.comes(DR_RIVERA);
      TestClient group = small.comesIn(ANA, leads);
      leads.asks("start");
      long version = group.next("session-changed").getLong("version");
      group.losesTheLine();
      leads.asks("raise-hand");
      leads.asks("lower-hand");
      leads.asks("raise-hand");
      assertFalse(small.connects().arrives(ANA, "group", version).getBoolean("resumed"));
    }
  }

  @Test
  void aChangeOfSwitchesAndOfTheBridgeIsNotMissed() {
    TestClient ben = story.comesIn(BEN, lead);
    long version = ana.next("participant-changed").getLong("version");
    ana.losesTheLine();
    story.time.onLoop(story.bridge::die);
    ben.says("{\"type\":\"sending\",\"audio\":true,\"video\":false}").settles();

    TestClient back = story.connects();
    JsonObject welcome = back.arrives(ANA, "group", version);
    assertEquals(false, welcome.getJsonObject("session").getBoolean("video"));
    List<JsonObject> missed = back.rest();
    assertEquals(
        1, missed.stream().filter(one -> one.getString("type").equals("sending-changed")).count());
    JsonObject lastSession =
        missed.stream()
            .filter(one -> one.getString("type").equals("session-changed"))
            .reduce((_, last) -> last)
            .orElseThrow();
    assertEquals(false, lastSession.getJsonObject("session").getBoolean("video"));
  }

  @Test
  void aCommandSentAgainIsCarriedOutOnceAndAnsweredAgain() {
    var raise = new JsonObject().put("type", "raise-hand").put("id", "once");
    JsonObject first = ana.says(raise).answer("once");
    JsonObject second = ana.says(raise).answer("once");
    ana.losesTheLine();
    TestClient back = story.comes(ANA);
    JsonObject third = back.says(raise).answer("once");

    assertEquals("done", first.getString("type"));
    assertEquals(first, second);
    assertEquals(first, third);
    assertEquals(1, story.recorded(HandRaised.class).size());
  }

  @Test
  void theSameIdOfSomebodyElseIsAnotherCommand() {
    var raise = new JsonObject().put("type", "raise-hand").put("id", "same");
    ana.says(raise).answer("same");
    lead.says(raise).answer("same");
    assertEquals(2, story.recorded(HandRaised.class).size());
  }

  @Test
  void aCommandSentAgainOnANewConnectionWhileItIsCarriedOutIsAnsweredThere() {
    TestClient okafor = story.comes(DR_OKAFOR);
    var pause = new JsonObject().put("type", "take-break").put("id", "slow");
    story.journal.holdAppends();
    lead.says(pause);
    okafor.says("{\"type\":\"sending\",\"audio\":true,\"video\":true}");
    lead.next("sending-changed");
    TestClient again = story.connects();
    again.says(TestClient.hello(DR_RIVERA));
    story.journal.releaseAppends();
    again.next("welcome");

    assertEquals("done", again.says(pause).answer("slow").getString("type"));
    assertEquals(1, story.recorded(SessionStarted.class).size());
  }

  @Test
  void chatSaidAgainIsHeardOnce() {
    TestClient chloe = story.comesIn(CHLOE, lead);
    var chat =
        new JsonObject()
            .put("type", "chat")
            .put("id", "hi")
            .put("to", "group")
            .put("text", "hello");
    ana.says(chat).answer("hi");
    ana.says(chat).answer("hi");
    assertEquals(
        1, chloe.rest().stream().filter(one -> one.getString("type").equals("chat")).count());
  }
}
