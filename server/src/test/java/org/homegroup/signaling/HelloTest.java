package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.DoorsOpened;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.SessionScheduled;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.People;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Being let in, or not: the first message on a live socket.
class HelloTest {

  private final LiveStory story = LiveStory.begins();

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void aPatientIsWelcomedToTheWaitingRoomAndALeadToTheRoom() {
    JsonObject patient = story.connects().arrives(ANA);
    JsonObject lead = story.connects().arrives(DR_RIVERA);

    assertEquals("waiting", patient.getString("audience"));
    assertEquals("waiting", patient.getJsonObject("you").getString("seatStatus"));
    assertEquals("Ana Morales", patient.getJsonObject("you").getString("name"));
    assertEquals(false, patient.getBoolean("resumed"));
    assertEquals("leads", lead.getString("audience"));
    assertEquals("in-room", lead.getJsonObject("you").getString("seatStatus"));
    assertEquals(1, lead.getJsonArray("waiting").size());
    assertEquals(2, story.recorded(ParticipantArrived.class).size());
  }

  @Test
  void aSecondVisitGivesTheSameSeat() {
    TestClient first = story.connects();
    String seat = first.arrives(ANA).getJsonObject("you").getString("participantId");
    first.leavesThePage();
    JsonObject again = story.connects().arrives(ANA);

    assertEquals(seat, again.getJsonObject("you").getString("participantId"));
    assertEquals(1, story.recorded(ParticipantArrived.class).size());
  }

  @Test
  void whoeverHasNoValidTokenIsUnauthorised() {
    refused(TestClient.hello(ANA).put("token", "made up"), "unauthorized", 4010);
  }

  @Test
  void somebodyWithoutAPartIsNotBooked() {
    refused(TestClient.hello(People.patientNamed(99, "Somebody Else")), "not-booked", 4020);
  }

  @Test
  void aSessionNobodyHasHeardOfIsUnknown() {
    JsonObject hello =
        TestClient.hello(ANA).put("sessionId", "0b9d0000-0000-4000-8000-000000000009");
    refused(hello, "unknown-session", 4020);
  }

  @Test
  void anotherVersionOfTheProtocolIsRefused() {
    refused(TestClient.hello(ANA).put("protocol", 1), "protocol-version", 4012);
  }

  @Test
  void aPatientBeforeTheDoorsOpenIsTooEarlyAndALeadIsNot() {
    try (LiveStory early = LiveStory.begins()) {
      early.time.back(Duration.ofMinutes(10));
      assertEquals("doors-closed", early.refused(ANA).getString("code"));
      early.comes(DR_RIVERA);
      early.comes(ANA);
    }
  }

  @Test
  void aLockedDoorRefusesWhoeverIsNewAndTellsTheLeads() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    lead.asks("lock-door");

    refused(TestClient.hello(BEN), "door-locked", 4020);
    JsonObject tried = lead.next("door-tried");
    assertEquals(Set.of("type", "at"), tried.fieldNames());
    ana.losesTheLine();
    story.comes(ANA);
    lead.asks("unlock-door");
    story.comes(BEN);
  }

  @Test
  void whoWasRemovedMayNotComeBack() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.connects();
    String id = ana.arrives(ANA).getJsonObject("you").getString("participantId");
    lead.asks("admit", "participantId", id);
    lead.asks("remove", "participantId", id);

    assertEquals("removed", ana.next("goodbye").getString("reason"));
    assertEquals(4002, ana.closeCode());
    refused(TestClient.hello(ANA), "removed-before", 4020);
  }

  @Test
  void whoWasDeclinedMayTryAgain() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.connects();
    String id = ana.arrives(ANA).getJsonObject("you").getString("participantId");
    lead.asks("decline", "participantId", id);

    assertEquals("declined", ana.next("goodbye").getString("reason"));
    assertEquals(4003, ana.closeCode());
    story.comes(ANA);
  }

  @Test
  void afterTheEndNobodyIsLetInAndNothingIsKeptOfTheSession() {
    TestClient lead = story.comes(DR_RIVERA);
    lead.asks("start");
    assertEquals("done", lead.asks("end").getString("type"));

    assertEquals("session-ended", lead.next("goodbye").getString("reason"));
    assertEquals(4004, lead.closeCode());
    int events = story.recorded().size();
    refused(TestClient.hello(ANA), "session-ended", 4020);
    refused(TestClient.hello(DR_RIVERA), "session-ended", 4020);
    assertEquals(events, story.recorded().size());
    assertTrue(story.status().isEmpty());
  }

  @Test
  void thereIsNoSeatForTheSixtyFirst() {
    try (LiveStory full = LiveStory.begins()) {
      full.fill(60);
      assertEquals("session-full", full.refused(ANA).getString("code"));
      full.comes(DR_RIVERA);
    }
  }

  @Test
  void whoeverSaysNothingIsClosed() {
    TestClient client = story.connects();
    story.advance(Duration.ofMillis(4_999));
    assertFalse(client.isClosed());
    story.advance(Duration.ofMillis(1));
    assertEquals(4011, client.closeCode());
  }

  @Test
  void whoeverSaysSomethingElseFirstIsMalformedAndCanStillSayHello() {
    TestClient client = story.connects();
    client.says("{\"type\":\"raise-hand\",\"id\":\"1\"}");
    assertEquals("malformed", client.next("rejected").getString("code"));
    client.arrives(ANA);
  }

  @Test
  void aSecondDeviceTakesTheSeatOver() {
    TestClient phone = story.connects();
    String seat = phone.arrives(ANA).getJsonObject("you").getString("participantId");
    story.advance(Duration.ofSeconds(1));
    TestClient computer = story.connects();
    JsonObject welcome = computer.arrives(ANA);

    assertEquals("taken-over", phone.next("goodbye").getString("reason"));
    assertEquals(4001, phone.closeCode());
    assertEquals(seat, welcome.getJsonObject("you").getString("participantId"));
    var takenOver = story.recorded(ConnectionTakenOver.class).getFirst();
    assertEquals(takenOver.at(), takenOver.lastSeenAt());
    assertEquals("rejected", computer.asks("raise-hand").getString("type"));
  }

  @Test
  void aSeatTakenOverFromALineThatWentSilentEndsAtItsLastSignOfLife() {
    TestClient phone = story.comes(ANA).fallsSilent();
    var lastHeard = story.time.instant();
    story.advance(Duration.ofSeconds(8));
    story.comes(ANA);

    assertEquals(4001, phone.closeCode());
    assertEquals(lastHeard, story.recorded(ConnectionTakenOver.class).getFirst().lastSeenAt());
  }

  @Test
  void aSeatIsReturnedToWhenTheEndOfTheOldLineIsNotOnRecordYet() {
    TestClient phone = story.comes(ANA).fallsSilent();
    story.advance(Duration.ofSeconds(2));
    var lastHeard = story.time.instant().minusSeconds(2);
    story.journal.failNextAppend();
    story.advance(Duration.ofMillis(8_400));
    assertEquals(4017, phone.closeCode());
    story.comes(ANA);

    assertEquals(lastHeard, story.recorded(ConnectionTakenOver.class).getFirst().lastSeenAt());
  }

  @Test
  void whenAllComeAtOnceTheSessionIsOpenedOnce() {
    List<TestClient> clients = People.ALL.stream().map(_ -> story.connects()).toList();
    for (int i = 0; i < clients.size(); i++) {
      clients.get(i).says(TestClient.hello(People.ALL.get(i)));
    }
    clients.forEach(client -> client.next("welcome"));
    TestClient lead = clients.getFirst();
    assertEquals("done", lead.asks("start").getString("type"));
    clients.getLast().next("waiting-room-changed");
    assertEquals(1, story.recorded(SessionScheduled.class).size());
    assertEquals(1, story.recorded(DoorsOpened.class).size());
  }

  @Test
  void everybodyOfTheBookingGetsTheirRole() {
    for (TestPerson person : People.ALL) {
      JsonObject you = story.connects().arrives(person).getJsonObject("you");
      assertEquals(person.role().name().toLowerCase(Locale.ROOT), you.getString("role"));
      boolean walksIn = person.role() == Role.LEAD || person.equals(People.DR_ADLER);
      assertEquals(walksIn ? "in-room" : "waiting", you.getString("seatStatus"));
    }
    assertEquals(
        List.of(3L, 8L),
        List.of(
            story.status().stream().mapToLong(now -> now.inRoom()).sum(),
            story.status().stream().mapToLong(now -> now.waiting()).sum()));
  }

  private void refused(JsonObject hello, String code, int close) {
    TestClient client = story.connects();
    client.says(hello);
    JsonObject rejected = client.next();
    assertEquals("rejected", rejected.getString("type"));
    assertEquals("hello", rejected.getString("re"));
    assertEquals(code, rejected.getString("code"));
    assertEquals(Set.of("type", "re", "code"), rejected.fieldNames());
    assertEquals(close, client.closeCode());
  }
}
