package org.homegroup.signaling;

import static java.util.stream.Collectors.toMap;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.NIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.EndpointId;
import org.homegroup.session.SessionEvent.AgendaPartBegun;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The screens of two leads, and the parts of them that no other participant is ever sent.
class LeadScreenTest {

  private final LiveStory story = LiveStory.inRoomOf("peer");
  private final TestClient rivera = story.comes(DR_RIVERA);
  private final TestClient okafor = story.comes(DR_OKAFOR);
  private final TestClient ana = story.comesIn(ANA, rivera);
  private final TestClient ben = story.comesIn(BEN, rivera);

  @AfterEach
  void ends() {
    story.close();
  }

  private static List<String> heard(TestClient client) {
    return client.rest().stream()
        .filter(message -> message.getString("type").equals("chat"))
        .map(message -> message.getString("text"))
        .toList();
  }

  private static String code(JsonObject answer) {
    return answer.getString("code", answer.getString("type"));
  }

  private static JsonObject session(TestClient client) {
    return client.next("session-changed").getJsonObject("session");
  }

  @Test
  void nothingOfTheLeadsChannelReachesAnybodyElse() {
    TestClient adler = story.comes(DR_ADLER);
    TestClient lucia = story.comesIn(LUCIA, rivera);
    TestClient chloe = story.comes(CHLOE);
    rivera.asks("chat", "to", "leads", "text", "Ben seems low today");
    okafor.asks("chat", "to", "leads", "text", "I take him aside");

    assertEquals(List.of("Ben seems low today", "I take him aside"), heard(okafor));
    for (TestClient other : List.of(ana, ben, adler, lucia, chloe)) {
      other.settles();
      assertFalse(other.everything().contains("low today"), other::everything);
      assertFalse(other.everything().contains("aside"), other::everything);
    }
  }

  @Test
  void whatIsForTheLeadsReachesAllOfThemAndWhoeverWroteIt() {
    ana.asks("chat", "to", "leads", "text", "I slept badly");
    assertEquals(List.of("I slept badly"), heard(rivera));
    assertEquals(List.of("I slept badly"), heard(okafor));
    assertEquals(List.of("I slept badly"), heard(ana));
    assertEquals(List.of(), heard(ben));
  }

  @Test
  void aLeadAnswersOneAndPatientsHaveNoPrivateWays() {
    rivera.asks("chat", "to", ana.seat(), "text", "Shall we talk?");
    assertEquals(List.of("Shall we talk?"), heard(ana));
    assertEquals(List.of(), heard(ben));
    assertEquals(List.of(), heard(okafor));
    assertEquals(
        "chat-not-allowed", code(ana.asks("chat", "to", ben.seat(), "text", "your number?")));
    assertEquals(List.of(), heard(ben));
  }

  @Test
  void thePolicyOfTheRoomDecides() {
    try (LiveStory family = LiveStory.inRoomOf("family")) {
      TestClient lead = family.comes(DR_RIVERA);
      TestClient chloe = family.comes(CHLOE);
      lead.asks("admit", "participantId", chloe.seat());
      JsonObject session = chloe.next("snapshot").getJsonObject("session");
      assertEquals(new JsonArray(List.of("leads")), session.getJsonObject("chat").getValue("to"));
      assertEquals("chat-not-allowed", code(chloe.asks("chat", "to", "group", "text", "hello")));
      lead.losesTheLine();
      chloe.next(
          one ->
              one.getString("type").equals("participant-changed")
                  && !one.getJsonObject("participant").getBoolean("connected"),
          "the lead's line is down");
      assertEquals("nobody-reads-it", code(chloe.asks("chat", "to", "leads", "text", "hello")));
    }
  }

  @Test
  void everybodyInTheRoomSeesWhichPartIsOn() {
    rivera.asks("start");
    session(ana);
    assertEquals("done", code(rivera.asks("begin-part", "number", 2)));
    JsonObject agenda = session(ana).getJsonObject("agenda");
    assertEquals(2, agenda.getJsonObject("current").getInteger("number"));
    assertEquals("Sharing", agenda.getJsonArray("parts").getJsonObject(1).getString("title"));
    assertEquals("unknown-part", code(rivera.asks("begin-part", "number", 9)));
    assertEquals("not-leading", code(ana.asks("begin-part", "number", 1)));
    assertEquals(1, story.recorded(AgendaPartBegun.class).size());
  }

  @Test
  void theChairCallsOnPeopleAndAllSeeIt() {
    assertEquals("done", code(rivera.asks("choose-chair", "participantId", ana.seat())));
    assertEquals(ana.seat(), session(ben).getString("chair"));
    ben.asks("raise-hand");
    assertEquals("done", code(ana.asks("call-on", "participantId", ben.seat())));
    JsonObject called = okafor.next("called-on");
    assertEquals(ben.seat(), called.getString("participantId"));
    assertEquals(ana.seat(), called.getString("by"));
    assertEquals("not-chairing", code(ben.asks("call-on", "participantId", ana.seat())));
    rivera.asks("withdraw-chair");
    assertEquals("not-chairing", code(ana.asks("call-on", "participantId", ben.seat())));
  }

  @Test
  void theChairSeesAndMayNothingOfTheDoor() {
    rivera.asks("choose-chair", "participantId", ana.seat());
    TestClient chloe = story.comes(CHLOE);
    for (String command : List.of("admit", "decline", "remove", "return-to-waiting")) {
      assertEquals("not-leading", code(ana.asks(command, "participantId", chloe.seat())));
    }
    assertEquals("not-leading", code(ana.asks("remove", "participantId", ben.seat())));
    ana.settles();
    assertFalse(ana.everything().contains(chloe.seat()), ana::everything);
    assertFalse(ana.everything().contains("waiting-changed"));
    assertFalse(ana.everything().contains("expected"));
  }

  @Test
  void leadsSeeWhoSpokeAndNobodyElseDoes() {
    rivera.asks("start");
    EndpointId endpoint = story.endpointOf(ana);
    story.time.onLoop(() -> story.bridge.conference().speaking(endpoint, true));
    ana.next("speaking");
    story.passes(Duration.ofSeconds(6));
    story.time.onLoop(() -> story.bridge.conference().speaking(endpoint, false));
    ana.next("speaking");
    story.passes(Duration.ofSeconds(6));
    JsonObject last =
        rivera.rest().stream()
            .filter(message -> message.getString("type").equals("talk-time"))
            .reduce((_, newer) -> newer)
            .orElseThrow();
    assertEquals(6, last.getJsonObject("spokeSeconds").getInteger(ana.seat()));
    assertFalse(last.getJsonObject("spokeSeconds").containsKey(ben.seat()));
    assertFalse(ana.settles().everything().contains("\"floor\""));
    TestClient back = story.comes(DR_OKAFOR);
    JsonObject told = back.next("talk-time");
    assertEquals(6, told.getJsonObject("spokeSeconds").getInteger(ana.seat()));
    assertNull(told.getValue("since"));
  }

  @Test
  void leadsSeeWhoCameAsideOutOfTheWaitingRoom() {
    TestClient chloe = story.comes(CHLOE);
    rivera.asks("start");
    assertEquals("done", code(rivera.asks("take-aside", "participantId", chloe.seat())));
    Map<String, JsonObject> apart = told(okafor);
    assertEquals(true, apart.get(chloe.seat()).getBoolean("fromWaiting"));
    assertNull(apart.get(rivera.seat()).getValue("fromWaiting"));
    assertEquals("done", code(rivera.asks("move", "participantId", chloe.seat())));
    assertNull(told(okafor).get(chloe.seat()).getValue("fromWaiting"));
    for (TestClient other : List.of(ana, chloe)) {
      assertFalse(other.settles().everything().contains("fromWaiting"), other::everything);
    }
  }

  /// What was told last of those in the room, by seat.
  private static Map<String, JsonObject> told(TestClient to) {
    return to.rest().stream()
        .filter(message -> message.getString("type").equals("participant-changed"))
        .map(message -> message.getJsonObject("participant"))
        .collect(toMap(one -> one.getString("participantId"), one -> one, (_, newer) -> newer));
  }

  @Test
  void leadsSeeWhoIsExpectedUntilTheyHaveCome() {
    TestClient chloe = story.connects();
    rivera.rest();
    chloe.arrives(CHLOE);
    String expected = rivera.next("expected-changed").encode();
    assertFalse(expected.contains("Chloe"));
    assertTrue(expected.contains("Dev Patel"));
    chloe.asks("leave");
    rivera.settles();
    assertFalse(
        rivera.rest().stream()
            .anyMatch(
                one ->
                    one.encode().contains("\"Chloe Nguyen\",\"role\"")
                        && one.getString("type").equals("expected-changed")));
  }

  @Test
  void aSupervisorWalksInAndLeadsWhenBothAreGone() {
    rivera.losesTheLine();
    okafor.losesTheLine();
    TestClient adler = story.connects();
    JsonObject you = adler.arrives(DR_ADLER).getJsonObject("you");
    assertEquals("in-room", you.getString("seatStatus"));
    assertEquals("observer", you.getString("role"));
    assertTrue(you.getBoolean("supervises"));
    assertEquals("done", code(adler.asks("grant-lead", "participantId", adler.seat())));
    assertEquals("leads", adler.next("snapshot").getString("audience"));
    TestClient nia = story.comesIn(NIA, adler);
    assertEquals("not-leading", code(nia.asks("grant-lead", "participantId", nia.seat())));
    assertEquals(1, story.recorded(LeadGranted.class).size());
  }
}
