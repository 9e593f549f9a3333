package org.homegroup.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.homegroup.practice.SessionStatus;
import org.homegroup.testing.identity.IdentityTest;
import org.homegroup.testing.identity.SignInFixture;
import org.junit.jupiter.api.Test;

/// `GET /api/sessions`, with the tokens that people really get.
class SessionListIT extends IdentityTest {

  @Test
  void aPatientSeesTheSessionAndNotHowManyWait() throws Exception {
    var door =
        new SignInFixture(house, _ -> Optional.of(new SessionStatus.Now("in-session", 2, 5)));
    JsonObject session = onlySession(door, "Ana Morales");
    assertEquals(
        List.of(
            "sessionId",
            "title",
            "room",
            "program",
            "doorsOpenAt",
            "startsAt",
            "endsAt",
            "zone",
            "role",
            "phase",
            "waiting",
            "inRoom"),
        List.copyOf(session.fieldNames()));
    assertEquals("Evening group", session.getString("title"));
    assertEquals("2026-11-24T18:00:00.000Z", session.getString("startsAt"));
    assertEquals("America/Chicago", session.getString("zone"));
    assertEquals("patient", session.getString("role"));
    assertEquals("in-session", session.getString("phase"));
    assertNull(session.getValue("waiting"));
    assertNull(session.getValue("inRoom"));
  }

  @Test
  void staffSeeHowManyThereAreAndTheFrontDeskHasNoRole() throws Exception {
    var door =
        new SignInFixture(house, _ -> Optional.of(new SessionStatus.Now("in-session", 2, 5)));
    JsonObject lead = onlySession(door, "Dr. Elena Rivera");
    assertEquals("lead", lead.getString("role"));
    assertEquals(List.of(2, 5), List.of(lead.getInteger("waiting"), lead.getInteger("inRoom")));
    JsonObject desk = onlySession(door, "Petra Lindqvist");
    assertNull(desk.getValue("role"));
    assertEquals(2, desk.getInteger("waiting"));
  }

  @Test
  void beforeAnythingHappenedTheScheduleSpeaks() throws Exception {
    var door = new SignInFixture(house, _ -> Optional.empty());
    JsonObject session = onlySession(door, "Marcus Okafor");
    assertEquals("observer", session.getString("role"));
    assertEquals("doors-open", session.getString("phase"));
    assertEquals(0, session.getInteger("waiting"));
  }

  @Test
  void withoutATokenThereIsNoList() throws Exception {
    var door = new SignInFixture(house, _ -> Optional.empty());
    assertEquals(401, door.get("/api/sessions", "Basic eA==").statusCode());
  }

  private JsonObject onlySession(SignInFixture door, String name) throws Exception {
    String body = new JsonObject().put("secret", house.secretOf(name)).encode();
    String token = new JsonObject(door.post("exchange", body, "").body()).getString("accessToken");
    var sessions =
        new JsonObject(door.get("/api/sessions", "Bearer " + token).body())
            .getJsonArray("sessions");
    assertEquals(1, sessions.size());
    return sessions.getJsonObject(0);
  }
}
