package org.homegroup.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homegroup.checkin.CheckInKeys;
import org.homegroup.checkin.CheckInStore;
import org.homegroup.checkin.CheckIns;
import org.homegroup.checkin.Seal;
import org.homegroup.http.LiveSide;
import org.homegroup.identity.Bearer;
import org.homegroup.identity.RateLimit;
import org.homegroup.journal.Journal;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.questionnaire.Answers;
import org.homegroup.session.Actor;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.CrisisId;
import org.homegroup.session.Device;
import org.homegroup.session.Outcome;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SideRoomId;
import org.homegroup.session.live.LiveSessions;
import org.homegroup.testing.PracticeOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real HTTP, with a real database, journal and session.
class CrisisRoutesIT extends PracticeOverHttp {

  private static final String ADDRESS = "17 Willow Street";
  private static final String CRISIS = "c5150000-0000-4000-8000-000000000001";
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

  private Booking booking;
  private CheckInKeys keys;
  private CheckIns checkIns;
  private Journal journal;
  private Context loop;
  private LiveSessions sessions;

  @BeforeEach
  void open() throws Exception {
    journal = new PgJournal(vertx, database.pool(), metrics.registry());
    booking = done(practice.booking(group)).orElseThrow();
    keys = CheckInKeys.open(Optional.empty(), directory);
    checkIns =
        new CheckIns(
            new CheckInStore(database.pool(), keys),
            journal::checkInsOf,
            clock,
            (_, command) -> submit(command),
            (_, _, _) -> Future.succeededFuture(),
            metrics);
    var routes =
        new CrisisRoutes(
            practice,
            id -> sessions.open(id),
            checkIns,
            new CrisisNotes(database.pool(), keys),
            new RateLimit(1, 40, clock),
            new RateLimit(1, 5, clock),
            metrics,
            new Bearer(tokens));
    serve(routes, Optional.of(new OnlySessions()));
    play(
        at ->
            new SessionCommand.ScheduleSession(
                booking.sessionId(),
                booking.roomId(),
                booking.doorsOpenAt(),
                booking.startsAt(),
                booking.endsAt(),
                booking.zone(),
                at));
    play(at -> new SessionCommand.OpenDoors(Actor.CLOCK, at));
    arrives("dr-rivera");
    arrives("ana");
  }

  private final class OnlySessions implements LiveSide {
    @Override
    public Future<?> start(Context context) {
      loop = context;
      sessions = new LiveSessions(journal, clock, Loop.of(context));
      return Future.succeededFuture();
    }

    @Override
    public void handle(ServerWebSocket socket) {
      socket.close();
    }

    @Override
    public Future<?> stop() {
      return Future.succeededFuture();
    }
  }

  /// Ana needs help, Dr. Rivera goes to her, and ten minutes later it is over.
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
        open.getJsonObject("place"));
    assertEquals("512 555 0134", open.getString("callBack"));
    assertEquals("Lucia", open.getJsonObject("support").getString("name"));
    assertEquals(
        "Dispatch", open.getJsonArray("numbers").getJsonObject(0).getString("name"), open::encode);

    closes();
    answers(new Answers(Map.of("location.city", "Houston", "location.confirmed", true)));
    JsonObject closed = json(get("dr-rivera", CRISIS));
    assertEquals(
        new JsonObject().put("at", "2026-11-24T18:10:10.000Z").put("by", "Dr. Elena Rivera"),
        closed.getJsonObject("closed"));
    assertEquals(ADDRESS, closed.getJsonObject("place").getString("address"));
    assertEquals(open.getJsonArray("log"), closed.getJsonArray("log"));
  }

  @Test
  void whatIsWrittenAfterwardsHasItsTrueTimeAndSaysSo() throws Exception {
    raised();
    note("dr-rivera", "called-local", "They are on the way.");
    closes();
    clock.advance(Duration.ofHours(2));
    JsonObject late = json(note("dr-rivera", "note", "She wrote that she is home."));
    assertEquals(
        new JsonObject()
            .put("step", "note")
            .put("text", "She wrote that she is home.")
            .put("by", "Dr. Elena Rivera")
            .put("at", "2026-11-24T20:10:11.000Z")
            .put("late", true),
        late);
    JsonArray log = json(get("sato", CRISIS)).getJsonArray("log");
    assertFalse(log.getJsonObject(0).getBoolean("late"));
    assertEquals(late, log.getJsonObject(1));
  }

  @Test
  void whoLedItFindsItAgainAfterTheSession() throws Exception {
    arrives("okafor");
    play(at -> new SessionCommand.Admit(seat("dr-rivera"), seat("okafor"), none(), false, at));
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
    for (String path : List.of("", "/" + CRISIS)) {
      HttpResponse<String> nobody = send(request(crises(booking.sessionId().value(), path)).GET());
      assertEquals(401, nobody.statusCode());
      assertEquals("unauthorised", code(nobody));
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
      for (String path : List.of("", "/" + CRISIS)) {
        assertEquals("not-found", code(send(as("dr-rivera", session, path).GET())), session);
      }
    }
  }

  @Test
  void aNoteThatCannotBeReadIsRefusedWithAPointerAndNotQuoted() throws Exception {
    raised();
    Map<String, String> pointers =
        Map.of(
            "{\"step\":\"danced\"}",
            "/step",
            "{\"text\":\"Willow\"}",
            "/step",
            "{\"step\":7}",
            "/step",
            "{\"step\":\"note\"}",
            "/text",
            "{\"step\":\"note\",\"text\":\"  \"}",
            "/text",
            "{\"step\":\"note\",\"text\":7}",
            "/text",
            "{\"step\":\"note\",\"text\":\"" + "W".repeat(2001) + "\"}",
            "/text",
            "{\"step\":\"stayed\",\"text\":\"\\ud800\"}",
            "/text");
    for (var one : pointers.entrySet()) {
      clock.advance(Duration.ofSeconds(1));
      HttpResponse<String> refused = post("dr-rivera", CRISIS, one.getKey());
      assertEquals("malformed", code(refused), one.getKey());
      assertEquals(one.getValue(), json(refused).getString("pointer"), one.getKey());
      assertFalse(refused.body().contains("Willow"), refused::body);
    }
    for (String body : List.of("", "[]", "{", "{\"step\":\"stayed\",\"at\":\"now\"}")) {
      clock.advance(Duration.ofSeconds(1));
      assertEquals("malformed", code(post("dr-rivera", CRISIS, body)), body);
    }
    clock.advance(Duration.ofSeconds(1));
    assertEquals("too-large", code(post("dr-rivera", CRISIS, "x".repeat(2_000_000))));
    assertEquals(200, note("dr-rivera", "note", "W".repeat(2000)).statusCode());
    assertEquals("1", text("select count(*)::text from crisis_note"));
    assertTrue(metrics.scrape().contains("limit=\"crisis-note\"} 4.0"), metrics.scrape());
  }

  @Test
  void aPageInALoopIsStopped() throws Exception {
    raised();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, note("dr-rivera", "stayed", null).statusCode());
    }
    HttpResponse<String> refused = note("dr-rivera", "stayed", null);
    assertEquals("too-many-requests", code(refused));
    assertEquals("5", refused.headers().firstValue("retry-after").orElseThrow());
    assertTrue(metrics.scrape().contains("limit=\"crisis-note-rate\"} 1.0"));
    assertEquals(200, note("sato", "called-patient", null).statusCode(), "each has their own");
    clock.advance(Duration.ofSeconds(5));
    assertEquals(200, note("dr-rivera", "stayed", null).statusCode());
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
    Seal.Sealed other =
        new Seal(keys)
            .seal(
                new Answers(Map.of("location.city", "Nowhere", "call-back", "1")),
                id + "|" + booking.sessionId() + "|" + person("ana"))
            .sealed();
    done(
        database
            .pool()
            .preparedQuery("update check_in set nonce = $1, sealed = $2")
            .execute(Tuple.of(Buffer.buffer(other.nonce()), Buffer.buffer(other.bytes()))));
    JsonObject card = json(get("dr-rivera", CRISIS));
    assertEquals("changed", card.getString("answersState"));
    for (String field : List.of("place", "callBack", "support")) {
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
    assertNull(card.getValue("place"));
    assertNull(card.getValue("lastMediaAt"));
  }

  private void raised() throws Exception {
    play(
        at ->
            new SessionCommand.RaiseCrisis(
                seat("ana"), seat("ana"), new CrisisId(CRISIS), true, new SideRoomId("s-0"), at));
    play(
        at ->
            new SessionCommand.AnswerCrisis(
                seat("dr-rivera"), new CrisisId(CRISIS), true, new SideRoomId("s-1"), at));
  }

  private void closes() throws Exception {
    clock.advance(Duration.ofMinutes(10));
    play(at -> new SessionCommand.CloseCrisis(seat("dr-rivera"), new CrisisId(CRISIS), at));
    clock.advance(Duration.ofSeconds(1));
  }

  private void arrives(String key) throws Exception {
    PersonId person = person(key);
    play(
        at ->
            new SessionCommand.Arrive(
                person,
                booking.roleOf(person).orElseThrow(),
                booking.mayLead(person),
                booking.supervises(person),
                seat(key),
                new ConnectionId("c-" + key),
                Optional.empty(),
                Device.COMPUTER,
                Optional.empty(),
                at));
  }

  private void answers(Answers answers) throws Exception {
    PersonId ana = person("ana");
    assertInstanceOf(
        Outcome.Done.class, onLoop(() -> checkIns.receive(booking, ana, answers)).outcome());
  }

  private void play(Function<Instant, SessionCommand> command) throws Exception {
    assertInstanceOf(Outcome.Done.class, onLoop(() -> submit(command)));
  }

  private Future<Outcome> submit(Function<Instant, SessionCommand> command) {
    return sessions.open(booking.sessionId()).compose(session -> session.submit(command));
  }

  private <T> T onLoop(Supplier<Future<T>> task) throws Exception {
    Promise<T> promise = Promise.promise();
    loop.runOnContext(_ -> task.get().onComplete(promise));
    return done(promise.future());
  }

  private static ParticipantId seat(String key) {
    return new ParticipantId("p-" + key);
  }

  private static Optional<OverrideReason> none() {
    return Optional.empty();
  }

  private HttpResponse<String> get(String key, String crisis) throws Exception {
    String path = crisis.isEmpty() ? "" : "/" + crisis;
    return send(as(key, booking.sessionId().value(), path).GET());
  }

  private HttpResponse<String> note(String key, String step, String words) throws Exception {
    JsonObject body = new JsonObject().put("step", step);
    return post(key, CRISIS, (words == null ? body : body.put("text", words)).encode());
  }

  private HttpResponse<String> post(String key, String crisis, String body) throws Exception {
    return send(
        as(key, booking.sessionId().value(), "/" + crisis + "/notes")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder as(String key, String session, String path) throws Exception {
    return requestOf(key, crises(session, path));
  }

  private static String crises(String session, String path) {
    return "/api/sessions/%s/crises%s".formatted(session, path);
  }
}
