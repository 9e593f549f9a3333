package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.NIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.People;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The messages that each audience receives: the waiting room, the group and the leads.
class RoomTest {

  private final LiveStory story = LiveStory.begins();

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void somebodyWaitingReceivesNoNameAndNoIdOfAnybodyElseWhateverHappens() {
    TestClient ana = story.comes(ANA);
    TestClient lead = story.comes(DR_RIVERA);
    TestClient okafor = story.comes(DR_OKAFOR);
    TestClient ben = story.comesIn(BEN, lead);
    TestClient chloe = story.comes(CHLOE);
    lead.says(new JsonObject().put("type", "queue-seen").put("version", 1_000));
    lead.asks("start");
    ben.asks("raise-hand");
    ben.asks("chat", "to", "group", "text", "my name is Ben");
    ben.says("{\"type\":\"sending\",\"audio\":true,\"video\":true}");
    lead.asks("mute", "participantId", ben.seat(), "kind", "audio");
    lead.asks("hand-over-lead", "participantId", okafor.seat());
    lead.asks("lock-door");
    story.refused(NIA);
    lead.asks("take-break");
    lead.asks("return-to-waiting", "participantId", ben.seat());
    chloe.leavesThePage();
    okafor.losesTheLine();
    lead.asks("remove", "participantId", ben.seat());
    lead.settles();
    ana.settles();

    String all = ana.everything();
    for (TestPerson other : People.ALL) {
      if (!other.equals(ANA)) {
        assertFalse(all.contains(other.name()), () -> other.name() + " in " + all);
        String given = other.name().replace("Dr. ", "").split(" ")[0];
        assertFalse(all.contains(given), () -> given + " in " + all);
        assertFalse(all.contains(other.personId().value()));
      }
    }
    for (TestClient other : List.of(lead, okafor, ben, chloe)) {
      assertFalse(all.contains(other.seat()), () -> "another's id in " + all);
    }
    assertFalse(all.contains("leading"));
  }

  @Test
  void seenIsSaidOnlyWhenALeadWhoIsHereHasThatQueueOnTheScreen() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    long queue = lead.next("waiting-changed").getLong("version");
    sees(lead, queue - 1);
    assertEquals(List.of(), ana.rest());

    sees(lead, queue);
    assertTrue(seen(ana.next("waiting-room-changed")));
    TestClient ben = story.connects();
    assertFalse(seen(ben.arrives(BEN)));

    lead.losesTheLine();
    JsonObject alone = ana.next("waiting-room-changed");
    assertFalse(seen(alone));
    assertEquals(0, alone.getJsonObject("waitingRoom").getInteger("leadsHere"));
    TestClient back = story.comes(DR_RIVERA);
    assertFalse(seen(ana.next("waiting-room-changed")));
    sees(back, 1_000_000);
    assertTrue(seen(ana.next("waiting-room-changed")));
    TestClient chloe = story.connects();
    assertFalse(seen(chloe.arrives(CHLOE)), "a lead cannot have seen what was not sent yet");
  }

  @Test
  void somebodyAdmittedGetsASnapshotAndTheOthersAChange() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ben = story.comesIn(BEN, lead);
    TestClient ana = story.comes(ANA);
    lead.asks("admit", "participantId", ana.seat());

    JsonObject snapshot = ana.next();
    assertEquals("snapshot", snapshot.getString("type"));
    assertEquals("group", snapshot.getString("audience"));
    assertEquals(3, snapshot.getJsonArray("participants").size());
    assertEquals(Set.of("Ana Morales"), Set.of(snapshot.getJsonObject("you").getString("name")));
    assertFalse(snapshot.containsKey("waiting"));
    assertFalse(snapshot.containsKey("attendance"));
    assertFalse(snapshot.containsKey("waitingRoom"));
    assertEquals(
        "Ana M.", ben.next("participant-changed").getJsonObject("participant").getString("name"));
    assertEquals(
        "Ana Morales",
        lead.next(
                message ->
                    message.getString("type").equals("participant-changed")
                        && message.encode().contains("Ana"),
                "Ana")
            .getJsonObject("participant")
            .getString("name"));
  }

  @Test
  void somebodyReturnedToTheWaitingRoomGetsASnapshotWithoutTheGroup() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comesIn(ANA, lead);
    TestClient ben = story.comesIn(BEN, lead);
    ana.rest();
    lead.rest();
    lead.asks("return-to-waiting", "participantId", ana.seat());

    List<JsonObject> told = ana.rest();
    assertEquals(List.of("snapshot", "media-closed"), TestClient.types(told));
    assertEquals("waiting", told.getFirst().getString("audience"));
    assertFalse(told.getFirst().containsKey("participants"));
    assertFalse(told.getFirst().getJsonObject("session").containsKey("leading"));
    assertEquals("left", ben.next("participant-gone").getString("reason"));
    assertEquals("returned-to-waiting", lead.next("participant-gone").getString("reason"));
  }

  @Test
  void somebodyMadeALeadGetsTheQueue() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient nia = story.comesIn(NIA, lead);
    story.comes(ANA);
    assertEquals("rejected", nia.asks("admit-all").getString("type"));
    lead.asks("grant-lead", "participantId", nia.seat());

    JsonObject snapshot = nia.next("snapshot");
    assertEquals("leads", snapshot.getString("audience"));
    assertEquals(1, snapshot.getJsonArray("waiting").size());
    assertTrue(snapshot.containsKey("attendance"));
    assertEquals("done", nia.asks("admit-all").getString("type"));
  }

  @Test
  void everybodyWhoWaitsAndIsConnectedIsAdmittedTogether() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    TestClient chloe = story.comes(CHLOE);
    chloe.losesTheLine();
    lead.next(
        message ->
            message.getString("type").equals("waiting-changed")
                && message.encode().contains("\"connected\":false"),
        "Chloe's line down");
    JsonObject done = lead.asks("admit-all");

    assertEquals(ana.next("snapshot").getLong("version"), ben.next("snapshot").getLong("version"));
    assertEquals("done", done.getString("type"));
    assertEquals(3, story.recorded(ParticipantAdmitted.class).size());
    JsonObject queue =
        lead.rest().stream()
            .filter(message -> message.getString("type").equals("waiting-changed"))
            .reduce((_, last) -> last)
            .orElseThrow();
    assertEquals(1, queue.getJsonArray("waiting").size());
    assertFalse(queue.getJsonArray("waiting").getJsonObject(0).getBoolean("connected"));
  }

  @Test
  void chatIsHeardInTheRoomOnlyAndNeverStored() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comesIn(ANA, lead);
    TestClient ben = story.comes(BEN);
    int events = story.recorded().size();
    assertEquals("done", ana.asks("chat", "to", "group", "text", "good evening").getString("type"));
    JsonObject heard = lead.next("chat");

    assertEquals("good evening", heard.getString("text"));
    assertEquals(ana.seat(), heard.getString("from"));
    ana.next("chat");
    assertEquals(
        "not-in-room", ben.asks("chat", "to", "group", "text", "let me in").getString("code"));
    assertEquals("malformed", ana.asks("chat", "to", "group", "text", " ").getString("code"));
    assertEquals(
        "malformed", ana.asks("chat", "to", "group", "text", "x".repeat(2001)).getString("code"));
    assertEquals(List.of(), ben.rest());
    assertEquals(events, story.recorded().size());
  }

  @Test
  void whoeverLeavesIsAnsweredThenToldGoodbye() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comesIn(ANA, lead);
    String id = ana.sends("leave");

    assertEquals(id, ana.next("done").getString("re"));
    assertEquals("left", ana.next("goodbye").getString("reason"));
    assertEquals(4005, ana.closeCode());
    assertEquals("left", lead.next("participant-gone").getString("reason"));
  }

  @Test
  void somebodyWhoWentAwayFromTheWaitingRoomIsShownForAWhile() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    ana.sends("leave");
    ana.closeCode();
    JsonObject gone =
        lead.next(
            message ->
                message.getString("type").equals("waiting-changed")
                    && !message.encode().contains("\"leftAt\":null"),
            "queue with who left");
    assertEquals(1, gone.getJsonArray("waiting").size());
    TestClient back = story.comes(ANA);
    lead.asks("admit", "participantId", back.seat());
    JsonObject queue =
        lead.rest().stream()
            .filter(message -> message.getString("type").equals("waiting-changed"))
            .reduce((_, last) -> last)
            .orElseThrow();
    assertTrue(queue.getJsonArray("waiting").isEmpty());
  }

  private static void sees(TestClient lead, long version) {
    lead.says(new JsonObject().put("type", "queue-seen").put("version", version)).settles();
  }

  private static boolean seen(JsonObject message) {
    return message.getJsonObject("waitingRoom").getBoolean("seen");
  }
}
