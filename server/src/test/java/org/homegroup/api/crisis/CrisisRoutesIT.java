package org.homegroup.api.crisis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.checkin.ForgedAnswers;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.id.PersonId;
import org.homegroup.questionnaire.Answers;
import org.homegroup.session.Actor;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.junit.jupiter.api.Test;

/// The readers of a crisis, and its card.
class CrisisRoutesIT extends CrisisOverHttp {

  private static final Answers ANSWERS =
      new Answers(
          Map.of(
              "location.address", ADDRESS,
              "location.city", "Austin",
              "location.state", "TX",
              "location.county", "Travis",
              "location.confirmed", true,
              "call-back", "512 555 0134",
              "support.name", "Lucia"));

  @Test
  void aClosedCrisisIsReadAsAnOpenOneAndKeepsWhatWasKnownThen() throws Exception {
    answers(ANSWERS);
    raised();
    assertEquals(200, note("dr-rivera", "stayed", null).statusCode());
    JsonObject open = json(get("dr-rivera", CRISIS));
    assertEquals("Ana Morales", open.getString("name"));
    assertEquals("p-ana", open.getString("participantId"));
    assertTrue(open.containsKey("closed"));
    assertNull(open.getValue("closed"));
    assertEquals("good", open.getString("answersState"));
    assertEquals(
        new JsonObject()
            .put("address", ADDRESS)
            .put("city", "Austin")
            .put("state", "TX")
            .put("county", "Travis")
            .put("confirmed", true),
        open.getJsonObject("location"));
    assertEquals("512 555 0134", open.getString("telephone"));
    assertEquals("Lucia", open.getJsonObject("support").getString("name"));
    assertEquals(
        "Dispatch", open.getJsonArray("numbers").getJsonObject(0).getString("name"), open::encode);

    closes();
    answers(new Answers(Map.of("location.city", "Houston", "location.confirmed", true)));
    JsonObject closed = json(get("dr-rivera", CRISIS));
    assertEquals(
        new JsonObject().put("at", "2026-11-24T18:10:10.000Z").put("by", "Dr. Elena Rivera"),
        closed.getJsonObject("closed"));
    assertEquals(ADDRESS, closed.getJsonObject("location").getString("address"));
    assertEquals(open.getJsonArray("log"), closed.getJsonArray("log"));
  }

  @Test
  void whoLedItFindsItAgainAfterTheSession() throws Exception {
    arrives("okafor");
    play(
        at ->
            new SessionCommand.Admit(
                seat("dr-rivera"), seat("okafor"), Optional.empty(), false, at));
    assertEquals("forbidden", code(get("okafor", "")));
    play(at -> new SessionCommand.GrantLead(seat("dr-rivera"), seat("okafor"), false, at));
    raised();
    closes();
    play(at -> new SessionCommand.End(Actor.of(seat("okafor")), at));
    var listed =
        new JsonObject()
            .put("crisisId", CRISIS)
            .put("participantId", "p-ana")
            .put("name", "Ana Morales")
            .put("raisedAt", "2026-11-24T18:00:10.000Z")
            .put(
                "closed",
                new JsonObject()
                    .put("at", "2026-11-24T18:10:10.000Z")
                    .put("by", "Dr. Elena Rivera"));
    for (String key : List.of("dr-rivera", "okafor", "sato")) {
      HttpResponse<String> list = get(key, "");
      assertEquals("no-store", list.headers().firstValue("cache-control").orElseThrow());
      assertEquals(new JsonArray().add(listed), json(list).getJsonArray("crises"), key);
      assertEquals(200, get(key, CRISIS).statusCode(), key);
      assertEquals(200, note(key, "note", "Spoke with her family.").statusCode(), key);
    }
    // The practice let her go: the booking has her no more.
    run("update staff_role set active = false");
    practice.invalidateAll();
    assertEquals("forbidden", code(get("okafor", CRISIS)));
    assertEquals("forbidden", code(get("sato", CRISIS)));
  }

  @Test
  void theEndOfTheSessionIsTheEndOfACrisisThatNobodyClosed() throws Exception {
    raised();
    clock.advance(Duration.ofHours(3));
    play(at -> new SessionCommand.End(Actor.CLOCK, at));
    JsonObject closed = json(get("dr-rivera", CRISIS)).getJsonObject("closed");
    assertEquals("2026-11-24T21:00:10.000Z", closed.getString("at"));
    assertNull(closed.getValue("by"));
  }

  @Test
  void nobodyElseReadsOrWritesAnything() throws Exception {
    arrives("ben");
    arrives("rosa");
    arrives("okafor");
    raised();
    for (String key : List.of("ana", "ben", "rosa", "chloe", "okafor", "lindqvist", "ivo")) {
      assertEquals("forbidden", code(get(key, "")), key);
      assertEquals("forbidden", code(get(key, CRISIS)), key);
      assertEquals("forbidden", code(get(key, "00000000-0000-4000-8000-000000000009")), key);
      assertEquals("forbidden", code(note(key, "stayed", null)), key);
    }
    for (String crisis : List.of("", CRISIS)) {
      HttpResponse<String> nobody = send(request(pathOfTheGroup(crises(crisis))).GET());
      assertEquals(401, nobody.statusCode());
      assertEquals("unauthorized", code(nobody));
    }
    assertEquals("0", text("select count(*)::text from crisis_note"));
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    raised();
    for (String id : List.of("00000000-0000-4000-8000-000000000009", "nothing", "1-2-3-4-5")) {
      assertEquals("not-found", code(get("dr-rivera", id)), id);
      assertEquals("not-found", code(post("dr-rivera", id, "{\"step\":\"stayed\"}")), id);
    }
    for (String session : List.of("00000000-0000-4000-8000-000000000009", "nothing")) {
      for (String crisis : List.of("", CRISIS)) {
        String path = "/api/sessions/" + session + crises(crisis);
        assertEquals("not-found", code(send(requestOf("dr-rivera", path).GET())), session);
      }
    }
  }

  @Test
  void aPageThatReadsInALoopIsStopped() throws Exception {
    raised();
    for (int i = 0; i < 20; i++) {
      assertEquals(200, get("dr-rivera", CRISIS).statusCode());
      assertEquals(200, get("dr-rivera", "").statusCode());
    }
    for (String crisis : List.of(CRISIS, "", "00000000-0000-4000-8000-000000000009")) {
      HttpResponse<String> refused = get("dr-rivera", crisis);
      assertEquals("too-many-requests", code(refused));
      assertEquals("5", refused.headers().firstValue("retry-after").orElseThrow());
    }
    assertTrue(metrics.scrape().contains("limit=\"crisis-read-rate\"} 3.0"), metrics.scrape());
    assertEquals(200, get("sato", CRISIS).statusCode(), "each has their own");
    assertEquals(200, note("dr-rivera", "stayed", null).statusCode(), "what is done is written");
    clock.advance(Duration.ofSeconds(1));
    assertEquals(200, get("dr-rivera", CRISIS).statusCode());
  }

  @Test
  void withoutTheStoreNothingIsSaidToHaveHappened() throws Exception {
    raised();
    run("alter table crisis_note rename to away");
    assertEquals("unavailable", code(get("dr-rivera", CRISIS)));
    HttpResponse<String> note = note("dr-rivera", "note", ADDRESS);
    assertEquals(503, note.statusCode());
    assertFalse(note.body().contains("Willow"), note::body);
    run("alter table away rename to crisis_note");
    assertEquals(0, json(get("dr-rivera", CRISIS)).getJsonArray("log").size());
    run("alter table journal rename to away");
    assertEquals("unavailable", code(get("dr-rivera", "")));
    assertEquals("unavailable", code(get("dr-rivera", CRISIS)));
    assertEquals("unavailable", code(note("dr-rivera", "stayed", null)));
  }

  @Test
  void helpIsNotSentToAPlaceThatSomebodyElseWrote() throws Exception {
    answers(ANSWERS);
    raised();
    String id = text("select id::text from check_in");
    Ciphertext other =
        ForgedAnswers.encrypt(
            keys,
            new Answers(Map.of("location.city", "Nowhere", "call-back", "1")),
            id + "|" + booking.sessionId() + "|" + person("ana"));
    done(
        database
            .pool()
            .preparedQuery("update check_in set nonce = $1, ciphertext = $2")
            .execute(Tuple.of(Buffer.buffer(other.nonce()), Buffer.buffer(other.bytes()))));
    JsonObject card = json(get("dr-rivera", CRISIS));
    assertEquals("changed", card.getString("answersState"));
    for (String field : List.of("location", "telephone", "support")) {
      assertTrue(card.containsKey(field), field);
      assertNull(card.getValue(field), field);
    }
    assertEquals(0, card.getJsonArray("numbers").size());
    run("delete from check_in");
    assertEquals("lost", json(get("dr-rivera", CRISIS)).getString("answersState"));
  }

  @Test
  void whoAnsweredNothingHasACardWithoutAPlace() throws Exception {
    raised();
    JsonObject card = json(get("dr-rivera", CRISIS));
    assertEquals("none", card.getString("answersState"));
    assertNull(card.getValue("location"));
    assertNull(card.getValue("lastMediaAt"));
  }

  private void answers(Answers answers) throws Exception {
    PersonId ana = person("ana");
    assertInstanceOf(
        Outcome.Done.class,
        onLoop(
                () ->
                    checkIns
                        .asked(booking)
                        .compose(asked -> receiver.receive(booking, ana, asked, answers)))
            .outcome());
  }
}
