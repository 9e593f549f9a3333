package org.homegroup.signaling;

import static org.homegroup.testing.People.ALL;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.THEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.Need;
import org.homegroup.id.CheckInId;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.TestBookings;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers at the door: the leads read them, sorted by need, and nobody else ever does.
class CheckInStoryTest {

  private static final String SECRET = "17 Willow Street";

  private final LiveStory story = LiveStory.asksForLocation();
  private int answered;

  @AfterEach
  void ends() {
    story.close();
  }

  private CheckInCard card(Need need) {
    return new CheckInCard(
        new CheckInId("c4ec1a00-0000-4000-8000-%012d".formatted(++answered)),
        AnswersState.GOOD,
        need,
        Optional.empty(),
        List.of(new CheckInCard.Line("location.address", "Address", SECRET)));
  }

  @Test
  void whoNeedsALeadSoonestComesFirst() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    TestClient chloe = story.comes(CHLOE);
    story.checksIn(ANA, card(Need.STEADY), true);
    story.checksIn(BEN, card(Need.WATCH), true);
    story.checksIn(CHLOE, card(Need.UNSAFE), false);
    JsonArray queue = newestQueue(lead);
    assertEquals(List.of(chloe.seat(), ben.seat(), ana.seat()), ids(queue));
    JsonObject first = queue.getJsonObject(0).getJsonObject("checkIn");
    assertEquals("unsafe", first.getString("need"));
    assertFalse(first.getBoolean("locationConfirmed"));
    assertEquals(SECRET, first.getJsonArray("answers").getJsonObject(0).getString("value"));
  }

  @Test
  void whoseAnswersWereChangedIsSeenBeforeThoseToKeepAnEyeOn() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    TestClient chloe = story.comes(CHLOE);
    story.checksIn(ANA, card(Need.WATCH), true);
    var changed =
        new CheckInCard(
            card(Need.STEADY).checkInId(),
            AnswersState.CHANGED,
            Need.UNKNOWN,
            Optional.empty(),
            List.of());
    story.checksIn(BEN, changed, true);
    story.checksIn(CHLOE, card(Need.UNSAFE), true);
    JsonArray queue = newestQueue(lead);
    assertEquals(List.of(chloe.seat(), ben.seat(), ana.seat()), ids(queue));
    JsonObject told = queue.getJsonObject(1).getJsonObject("checkIn");
    assertEquals("changed", told.getString("answersState"));
    assertEquals("unknown", told.getString("need"));
    assertEquals(0, told.getJsonArray("answers").size());
  }

  /// With the commit: the first that leads hear of the answers has the answers in it.
  @Test
  void answersReachTheLeadsWithoutBeingReadBack() {
    TestClient lead = story.comes(DR_RIVERA);
    story.comes(ANA);
    lead.rest();
    int readings = story.readings();
    story.checksIn(ANA, card(Need.WATCH), true);
    JsonObject checkIn =
        lead.next("waiting-changed")
            .getJsonArray("waiting")
            .getJsonObject(0)
            .getJsonObject("checkIn");
    assertEquals("good", checkIn.getString("answersState"));
    assertEquals(SECRET, checkIn.getJsonArray("answers").getJsonObject(0).getString("value"));
    assertEquals(readings, story.readings());
    story.crashesAndRestarts();
    assertEquals("watch", need(newestQueue(story.comes(DR_RIVERA))));
    assertTrue(story.readings() > readings, "the next server reads them");
  }

  @Test
  void admissionWithoutAConfirmedLocationNeedsAReason() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    TestClient lucia = story.comes(LUCIA);
    story.checksIn(BEN, card(Need.STEADY), true);
    assertEquals(
        "location-unconfirmed", lead.asks("admit", "participantId", ana.seat()).getString("code"));
    lead.asks("admit-all");
    assertEquals("snapshot", ben.next("snapshot").getString("type"));
    assertEquals(List.of(ana.seat(), lucia.seat()), ids(newestQueue(lead)));
    assertEquals(
        "done",
        lead.asks("admit", "participantId", ana.seat(), "override", "confirmed-by-phone")
            .getString("type"));
    assertEquals(1, story.recorded(LocationOverridden.class).size());
    assertEquals("done", lead.asks("admit", "participantId", lucia.seat()).getString("type"));
  }

  @Test
  void whoComesAsSomethingElseIsNotAsked() {
    story.comes(DR_RIVERA);
    story.comes(LUCIA);
    assertInstanceOf(Outcome.Refused.class, story.checksIn(LUCIA, card(Need.STEADY), true));
    assertInstanceOf(Outcome.Refused.class, story.checksIn(ANA, card(Need.STEADY), true));
  }

  @Test
  void answersAreThereAfterARestartAndForALeadWhoComesLater() {
    TestClient ana = story.comes(ANA);
    story.checksIn(ANA, card(Need.WATCH), true);
    story.crashesAndRestarts();
    TestClient again = story.comes(ANA);
    TestClient lead = story.comes(DR_RIVERA);
    lead.settles();
    assertEquals("watch", need(newestQueue(lead)));
    lead.asks("admit", "participantId", again.seat());
    TestClient okafor = story.connects();
    JsonArray checkIns = okafor.arrives(DR_OKAFOR).getJsonArray("checkIns");
    assertEquals(ana.seat(), checkIns.getJsonObject(0).getString("participantId"));
    assertEquals("watch", checkIns.getJsonObject(0).getJsonObject("checkIn").getString("need"));
  }

  /// By reading everything that their sockets ever received.
  @Test
  void noAnswerReachesAnybodyButTheLeads() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ben = story.comes(BEN);
    story.checksIn(BEN, card(Need.UNSAFE), true);
    lead.asks("admit", "participantId", ben.seat());
    TestClient theo = story.comesIn(THEO, lead);
    TestClient lucia = story.comesIn(LUCIA, lead);
    TestClient ana = story.comes(ANA);
    story.checksIn(ANA, card(Need.WATCH), true);
    story.checksIn(BEN, card(Need.STEADY), true);
    lead.asks("admit", "participantId", ana.seat());
    lead.asks("return-to-waiting", "participantId", ben.seat());
    lead.asks("admit-all");
    ben.losesTheLine();
    TestClient back = story.comes(BEN);
    lead.asks("start");
    lead.settles();
    assertTrue(lead.everything().contains(SECRET));
    for (TestClient other : List.of(ben, theo, lucia, ana, back)) {
      if (other != ben) {
        other.settles();
      }
      String all = other.everything();
      assertFalse(all.contains(SECRET), all);
      for (String word : List.of("checkIn", "check-ins", "need", "locationConfirmed")) {
        assertFalse(all.contains("\"" + word), () -> word + " in " + all);
      }
      for (TestPerson person : ALL) {
        assertFalse(all.contains(person.personId().value()), "an id across sessions");
      }
    }
  }

  @Test
  void theFrontDeskSeesWhoWaitsAndNotAWordOfWhatTheyAnswered() throws Exception {
    story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    story.checksIn(ANA, card(Need.STEADY), true);
    story.checksIn(BEN, card(Need.UNSAFE), true);
    JsonArray lead = waiting("clinician", DR_RIVERA);
    assertEquals(List.of(ben.seat(), ana.seat()), ids(lead));
    assertEquals("unsafe", need(lead));

    JsonArray frontDesk = waiting("coordinator", THEO);
    // Not even the order says who is not well.
    assertEquals(List.of(ana.seat(), ben.seat()), ids(frontDesk));
    assertEquals("Ana Morales", frontDesk.getJsonObject(0).getString("name"));
    for (int i = 0; i < frontDesk.size(); i++) {
      assertTrue(frontDesk.getJsonObject(i).containsKey("checkIn"));
      assertNull(frontDesk.getJsonObject(i).getValue("checkIn"));
    }
    assertFalse(frontDesk.encode().contains(SECRET), frontDesk::encode);
  }

  /// Somebody who is not safe and hangs up is the one to be called first.
  @Test
  void whoWentAwayKeepsTheirAnswersAndTheirPlaceInTheQueue() {
    TestClient lead = story.comes(DR_RIVERA);
    TestClient ana = story.comes(ANA);
    TestClient ben = story.comes(BEN);
    story.checksIn(BEN, card(Need.UNSAFE), true);
    ben.asks("leave");
    JsonArray queue = newestQueue(lead);
    assertEquals(List.of(ben.seat(), ana.seat()), ids(queue));
    assertEquals("unsafe", need(queue));
    assertNotNull(queue.getJsonObject(0).getString("leftAt"));
  }

  @Test
  void aStoreThatFailsHidesNobody() {
    TestClient lead = story.comes(DR_RIVERA);
    story.comes(ANA);
    JsonArray queue = newestQueue(lead);
    assertEquals(1, queue.size());
    assertNull(queue.getJsonObject(0).getJsonObject("checkIn"));
  }

  /// As HTTP answers.
  private JsonArray waiting(String kind, TestPerson who) throws Exception {
    return new JsonObject(story.get("/waiting", kind, TestBookings.ORGANIZATION, who).body())
        .getJsonArray("waiting");
  }

  private static String need(JsonArray queue) {
    return queue.getJsonObject(0).getJsonObject("checkIn").getString("need");
  }

  /// As the last message says that has one.
  private static JsonArray newestQueue(TestClient lead) {
    lead.settles();
    return lead.received().stream()
        .filter(message -> message.containsKey("waiting"))
        .reduce((_, last) -> last)
        .orElseThrow()
        .getJsonArray("waiting");
  }

  private static List<String> ids(JsonArray queue) {
    return IntStream.range(0, queue.size())
        .mapToObj(queue::getJsonObject)
        .map(one -> one.getString("participantId"))
        .toList();
  }
}
