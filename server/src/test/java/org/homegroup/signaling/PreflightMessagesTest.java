package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.SessionId;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.TestBookings;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The check before the call: a conference of one's own, a verdict that the leads see too, and
/// nothing else.
class PreflightMessagesTest {

  private static final OrganizationId OURS = TestBookings.ORGANIZATION;

  private LiveStory story = LiveStory.begins();

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void oneBrowserIsTwoParticipantsOfAConferenceOfItsOwn() {
    TestClient ana = checks(ANA);
    JsonObject sends = ana.next("media-open");
    JsonObject receives = ana.next("media-open");
    assertEquals("sends", sends.getString("preflight"));
    assertEquals("receives", receives.getString("preflight"));
    assertEquals("all", sends.getString("transport"));
    assertEquals(2, endpoints().size());

    ana.says(restart(receives.getString("endpoint")));
    ana.says(restart("c-somebody.1"));
    assertTrue(ana.says(junk()).next("rejected").containsKey("pointer"));
    assertEquals(List.of(new MediaSignal.Restart("publisher")), received());
    ana.says(found("direct")).next("preflight-result");
    assertEquals(List.of(), story.recorded());
  }

  @Test
  void theVerdictIsTheAnswerAndEverythingIsCut() {
    TestClient ana = checks(ANA);
    ana.next("media-open");
    JsonObject check =
        ana.says(found("direct")).next("preflight-result").getJsonObject("preflight");
    assertEquals("good", check.getString("rating"));
    assertEquals("2026-11-21T22:50:00.000Z", check.getString("at"));
    assertEquals(4006, ana.closeCode());
    assertEquals(List.of(), endpoints());
    assertEquals(
        "direct",
        checks(ANA)
            .says(found("direct"))
            .next("preflight-result")
            .getJsonObject("preflight")
            .getString("path"));
  }

  @Test
  void whereNothingComesThroughTheRelayIsTriedOnce() {
    story.close();
    story =
        LiveStory.begins(
            "homegroup.turn", Map.of("urls", List.of("turn:turn.example.org"), "secret", "s"));
    TestClient ana = checks(ANA);
    String first = ana.next("media-open").getString("endpoint");
    ana.next("media-open");
    ana.says(new JsonObject().put("type", "preflight-relay"));
    assertEquals(first, ana.next("media-closed").getString("endpoint"));
    JsonObject again = ana.next("media-open");
    assertEquals("relay", again.getString("transport"));
    assertEquals("sends", again.getString("preflight"));
    assertNotEquals(first, again.getString("endpoint"));
    assertFalse(again.getJsonArray("iceServers").isEmpty());
    ana.next("media-open");
    ana.says(new JsonObject().put("type", "preflight-relay")).says(found("none"));
    assertEquals("preflight-result", ana.next().getString("type"));
  }

  @Test
  void leadsSeeItWithWhoWaits() {
    TestClient lead = story.comes(DR_RIVERA);
    checks(ANA).says(found("relay")).next("preflight-result");
    TestClient ana = story.comes(ANA);
    JsonObject row = queue(lead).getJsonObject(0);
    assertEquals("relay", row.getJsonObject("preflight").getString("path"));
    assertEquals("good", row.getJsonObject("preflight").getString("rating"));
    assertFalse(ana.everything().contains("relay"));

    story.comes(BEN);
    assertNull(queue(lead).getJsonObject(1).getJsonObject("preflight"));
    // Again, while the person waits.
    checks(BEN).says(found("none")).next("preflight-result");
    JsonObject bens = queue(lead).getJsonObject(1).getJsonObject("preflight");
    assertEquals("trouble", bens.getString("rating"));

    TestClient other = story.comes(DR_OKAFOR);
    assertTrue(other.everything().contains("no-path"));
  }

  @Test
  void theFrontDeskSeesItToo() throws Exception {
    checks(ANA).says(found("direct")).next("preflight-result");
    story.comes(ANA);
    var answer = story.get("/waiting", "coordinator", OURS, BEN);
    assertEquals(200, answer.statusCode());
    JsonObject row = new JsonObject(answer.body()).getJsonArray("waiting").getJsonObject(0);
    assertEquals("Ana Morales", row.getString("name"));
    assertEquals(42, row.getJsonObject("preflight").getInteger("roundTripMs"));
    assertEquals(200, story.get("/waiting", "clinician", OURS, DR_RIVERA).statusCode());
    assertEquals(403, story.get("/waiting", "patient", OURS, ANA).statusCode());
    assertEquals(
        403,
        story
            .get(
                "/waiting",
                "coordinator",
                new OrganizationId("00000000-0000-0000-0000-000000000009"),
                BEN)
            .statusCode());
  }

  @Test
  void itIsCutWhenItsTimeIsUp() {
    TestClient ana = checks(ANA);
    ana.next("media-open");
    story.advance(Duration.ofSeconds(25));
    assertEquals(4006, ana.closeCode());
    assertEquals(List.of(), endpoints());
  }

  @Test
  void itIsCutWhenThePageGoes() {
    TestClient ana = checks(ANA);
    ana.next("media-open");
    ana.leavesThePage();
    // Refused while the first is under way; so it is over when this begins.
    checks(ANA).next("media-open");
    assertEquals(2, endpoints().size());
  }

  @Test
  void whatIsRefused() {
    checks(ANA).next("media-open");
    assertRefused("preflight-running", checks(ANA));
    assertRefused("unauthorized", story.connects().says(check(ANA).put("token", "wrong")));
    assertRefused(
        "unknown-session",
        story.connects().says(check(ANA).put("sessionId", SessionId.random().value())));
    story.time.onLoop(story.bridge::die);
    assertRefused("no-bridge", checks(BEN));
  }

  @Test
  void aBridgeThatDiesMeanwhileIsSaid() {
    TestClient ana = checks(ANA);
    ana.next("media-open");
    story.time.onLoop(story.bridge::die);
    assertRefused("no-bridge", ana);
    assertEquals(4020, ana.closeCode());
  }

  @Test
  void nothingElseIsSaidOnSuchASocketAndNoneOfItOnAnother() {
    TestClient ana = checks(ANA);
    ana.next("media-open");
    ana.says("{\"type\":\"raise-hand\",\"id\":\"1\"}");
    assertEquals("/type", ana.next("rejected").getString("pointer"));
    ana.says(TestClient.hello(ANA));
    assertEquals("/type", ana.next("rejected").getString("pointer"));
    TestClient lead = story.comes(DR_RIVERA);
    for (JsonObject one :
        List.of(check(ANA), found("direct"), new JsonObject().put("type", "preflight-relay"))) {
      lead.says(one);
      assertEquals("/type", lead.next("rejected").getString("pointer"));
    }
  }

  @Test
  void figuresThatCannotBeAreMalformed() {
    TestClient ana = checks(ANA);
    JsonObject wrong = found("direct");
    wrong.getJsonObject("measurement").put("lossUpPercent", 101);
    ana.says(wrong);
    assertEquals("/found/lossUpPercent", ana.next("rejected").getString("pointer"));
  }

  /// Answered, so that all that was said before has been heard.
  private static String junk() {
    return "{}";
  }

  private List<MediaSignal> received() {
    List<MediaSignal> all = new ArrayList<>();
    story.time.onLoop(() -> all.addAll(story.bridge.conference().received()));
    return all;
  }

  private List<EndpointId> endpoints() {
    List<EndpointId> all = new ArrayList<>();
    story.time.onLoop(() -> all.addAll(story.bridge.endpoints()));
    return all;
  }

  private TestClient checks(TestPerson person) {
    return story.connects().says(check(person));
  }

  private static JsonObject check(TestPerson person) {
    JsonObject hello = TestClient.hello(person).put("type", "preflight");
    hello.remove("device");
    return hello;
  }

  private static JsonObject found(String path) {
    var found = new JsonObject().put("path", path).put("microphone", "on").put("camera", "off");
    if (!path.equals("none")) {
      found.put("roundTripMs", 42).put("lossUpPercent", 0).put("lossDownPercent", 1);
    }
    return new JsonObject().put("type", "preflight-measured").put("measurement", found);
  }

  private static JsonObject restart(String endpoint) {
    return new JsonObject()
        .put("type", "media-restart")
        .put("endpoint", endpoint)
        .put("peer", "publisher");
  }

  private static JsonArray queue(TestClient lead) {
    return lead.next("waiting-changed").getJsonArray("waiting");
  }

  private static void assertRefused(String code, TestClient client) {
    JsonObject rejected = client.next("rejected");
    assertEquals("preflight", rejected.getString("re"));
    assertEquals(code, rejected.getString("code"));
  }
}
