package org.homegroup.api.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckInStore;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.checkin.CheckIns;
import org.homegroup.checkin.Commitments;
import org.homegroup.checkin.ForgedAnswers;
import org.homegroup.checkin.Need;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.projection.CommittedCheckIn;
import org.homegroup.questionnaire.Answers;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.testing.GroupOverHttp;
import org.homegroup.testing.InMemoryReadModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real HTTP, with a real database; the session's rules are the real ones, its journal is in
/// memory.
class CheckInRoutesIT extends GroupOverHttp {

  private static final String ADDRESS = "17 Willow Street";

  private final Journal journal = new InMemoryJournal(clock);
  private final List<CommittedCheckIn> elsewhere = new ArrayList<>();
  private EncryptionKeys keys;
  private CheckInStore store;
  private final List<PersonId> signs = new CopyOnWriteArrayList<>();

  /// The cards that went to the live session with the answers.
  private final List<CheckInCard> pushed = new CopyOnWriteArrayList<>();

  private CheckIns checkIns;

  @BeforeEach
  void open() throws Exception {
    keys = EncryptionKeys.open(Optional.empty(), directory);
    store = new CheckInStore(database.pool(), keys);
    checkIns = new CheckIns(store, this::ledgers, clock, metrics);
    var routes =
        new CheckInRoutes(
            checkIns,
            new CheckInReceiver(checkIns, store, this::commit, clock),
            id -> sessions.open(id).map(LiveSession::state),
            limit(1, 40, "check-in-read-rate", 5),
            limit(0.2, 5, "check-in-rate", 5),
            metrics);
    opens(journal, routes);
  }

  private Future<Outcome> commit(CheckInSubmission submission) {
    return submit(submission::command)
        .onSuccess(
            outcome -> {
              if (outcome instanceof Outcome.Done) {
                pushed.add(submission.card());
                submission.card().sign().ifPresent(_ -> signs.add(submission.person()));
              }
            });
  }

  /// Of this session, and of those before.
  private Future<List<CommittedCheckIn>> ledgers(Set<PersonId> people, Instant since) {
    return new InMemoryReadModels(journal)
        .checkInsOf(people, since)
        .map(
            here ->
                Stream.concat(elsewhere.stream(), here.stream())
                    .filter(one -> people.contains(one.personId()))
                    .filter(one -> !one.received().at().isBefore(since))
                    .toList());
  }

  /// Ana answered in another session, some days ago; its ledger says so.
  private CheckInId answeredBefore(int daysAgo, int craving) throws Exception {
    String before = text("select id::text from group_session where key <> 'now' limit 1");
    CheckInId id = CheckInId.random();
    Instant at = clock.instant().minus(Duration.ofDays(daysAgo));
    String commitment =
        done(
            store.keep(
                done(practice.booking(new SessionId(before))).orElseThrow(),
                person("ana"),
                id,
                at,
                new Answers(Map.of("craving", craving))));
    var received = new CheckInReceived(new ParticipantId("p-before"), id, commitment, false, at);
    elsewhere.add(new CommittedCheckIn(person("ana"), received));
    return id;
  }

  private LiveSession session() throws Exception {
    return onLoop(() -> sessions.open(booking.sessionId()));
  }

  /// What the ledger knows of the answers, in their order.
  private List<CheckInReceived> committed() throws Exception {
    return onLoop(session()::history).stream()
        .filter(CheckInReceived.class::isInstance)
        .map(CheckInReceived.class::cast)
        .toList();
  }

  @Test
  void answersAreKeptSealedAndTheLedgerHasACommitmentThatVerifies() throws Exception {
    arrives("ana");
    HttpResponse<String> answer = post("ana", answers(3, true));
    assertEquals(200, answer.statusCode(), answer.body());
    String id = new JsonObject(answer.body()).getString("checkInId");
    CheckInReceived received = committed().getLast();
    assertEquals(id, received.checkInId().value());
    assertTrue(received.locationConfirmed());

    Row row = row("select * from check_in");
    byte[] sealed = row.getBuffer("ciphertext").getBytes();
    String everything = text("select string_agg(t::text, ' ') from check_in t");
    for (String word : List.of(ADDRESS, "Willow", "craving", "Austin", "safe")) {
      assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(word), word);
      assertFalse(everything.contains(word), word);
      assertFalse(everything.contains(hex(word)), word);
    }
    // As LEDGER.md says, by hand: SHA-256 over the salt and the canonical JSON.
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        keys.key(row.getString("key_id")).orElseThrow(),
        new GCMParameterSpec(128, row.getBuffer("nonce").getBytes()));
    cipher.updateAAD(
        (id + "|" + booking.sessionId() + "|" + person("ana")).getBytes(StandardCharsets.UTF_8));
    byte[] plain = cipher.doFinal(sealed);
    assertEquals(
        "{\"craving\":3,\"driving\":false,\"location.address\":\"17 Willow Street\","
            + "\"location.city\":\"Austin\",\"location.confirmed\":true,\"private\":true,"
            + "\"safe\":true,\"used\":false}",
        new String(Arrays.copyOfRange(plain, 16, plain.length), StandardCharsets.UTF_8));
    assertEquals(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(plain)),
        received.commitment());
    assertFalse(metrics.scrape().contains("Willow"));
  }

  @Test
  void nextTimeTheLocationIsOfferedAndHealthIsNot() throws Exception {
    arrives("ana");
    JsonObject first = json(get("ana", "check-in"));
    assertEquals(new JsonObject(), first.getJsonObject("remembered"));
    assertNull(first.getValue("received"));
    assertEquals("Questionnaire", first.getJsonObject("questionnaire").getString("resourceType"));
    post("ana", answers(8, false));
    JsonObject second = json(get("ana", "check-in"));
    assertEquals(
        new JsonObject().put("location.address", ADDRESS).put("location.city", "Austin"),
        second.getJsonObject("remembered"));
    assertNotNull(second.getString("received"));
    assertEquals(new JsonObject(), json(get("ben", "check-in")).getJsonObject("remembered"));
  }

  @Test
  void onlyAPatientOfTheSessionIsAskedAndOnlyWithASeatHeard() throws Exception {
    assertEquals("not-a-patient", code(get("dr-rivera", "check-in")));
    assertEquals("not-a-patient", code(get("rosa", "check-in")));
    assertEquals("not-booked", code(get("chloe", "check-in")));
    assertEquals("not-booked", code(get("lindqvist", "check-in")));
    assertEquals("not-here", code(post("ana", answers(3, true))));
    assertEquals("0", text("select count(*)::text from check_in"));
    assertEquals(401, send(request(pathOfTheGroup("/check-in")).GET()).statusCode());
  }

  @Test
  void whatDoesNotFitIsRefusedWithAPointerAndWithoutTheAnswer() throws Exception {
    arrives("ana");
    JsonObject problem = json(post("ana", answers(11, true)));
    assertEquals("malformed", problem.getString("code"));
    assertEquals("/answers/craving", problem.getString("pointer"));
    assertFalse(problem.encode().contains(ADDRESS));
    assertEquals(
        "/answers",
        json(post("ana", new JsonObject().put("address", ADDRESS))).getString("pointer"));
    assertEquals(
        "too-large",
        code(
            post(
                "ana",
                new JsonObject().put("answers", new JsonObject().put("x", "y".repeat(40_000))))));
    assertEquals("malformed", code(post("ana", "[]")));
    assertEquals("malformed", code(post("ana", "{")));
    assertEquals("0", text("select count(*)::text from check_in"));
  }

  @Test
  void aPageInALoopIsStopped() throws Exception {
    arrives("ana");
    for (int i = 0; i < 5; i++) {
      assertEquals(200, post("ana", answers(3, true)).statusCode());
    }
    assertEquals("too-many-requests", code(post("ana", answers(3, true))));
    assertTrue(metrics.scrape().contains("limit=\"check-in-rate\""));
    clock.advance(Duration.ofSeconds(6));
    assertEquals(200, post("ana", answers(3, true)).statusCode());
  }

  @Test
  void leadsReadTheTrendAndEachSignIsTold() throws Exception {
    arrives("ana");
    answeredBefore(4, 2);
    post("ana", answers(3, true));
    assertEquals(List.of(), signs);
    clock.advance(Duration.ofSeconds(5));
    post("ana", answers(6, true));
    clock.advance(Duration.ofSeconds(5));
    post("ana", answers(7, true));
    assertEquals(List.of(person("ana"), person("ana")), signs);
    JsonObject trend = json(get("dr-rivera", "participants/p-ana/trend"));
    assertEquals(
        "[{\"date\":\"2026-11-20\",\"craving\":2,\"used\":false,\"answersState\":\"good\"},"
            + "{\"date\":\"2026-11-24\",\"craving\":7,\"used\":false,\"answersState\":\"good\"}]",
        trend.getJsonArray("points").encode());
    assertEquals("{\"kind\":\"craving-up\",\"by\":5}", trend.getJsonObject("sign").encode());
    CheckInCard newest = cards().getLast();
    assertEquals(newest, pushed.getLast(), "leads are shown what is read");
    assertEquals(Need.WATCH, newest.need());
    assertEquals(5, newest.sign().orElseThrow().by().orElseThrow());
    assertEquals("Address", newest.answers().getFirst().label());
    for (String key : List.of("ana", "ben", "okafor", "lindqvist")) {
      assertEquals("forbidden", code(get(key, "participants/p-ana/trend")), key);
    }
    assertEquals("not-found", code(get("dr-rivera", "participants/p-nobody/trend")));
  }

  @Test
  void answersThatWereChangedAreNotShownAsIfTheyWereGiven() throws Exception {
    arrives("ana");
    arrives("ben");
    post("ana", answers(8, false));
    post("ben", answers(3, true));
    String ana = committed().getFirst().checkInId().value();
    assertEquals(AnswersState.GOOD, card(ana).answersState());

    // Whoever has the database and the key makes her safe.
    Ciphertext other =
        ForgedAnswers.encrypt(
            keys,
            new Answers(Map.of("safe", true, "location.address", "Elsewhere")),
            ana + "|" + booking.sessionId() + "|" + person("ana"));
    done(
        database
            .pool()
            .preparedQuery(
                "update check_in set nonce = $1, ciphertext = $2 where id = $3::text::uuid")
            .execute(Tuple.of(Buffer.buffer(other.nonce()), Buffer.buffer(other.bytes()), ana)));
    CheckInCard changed = card(ana);
    assertEquals(AnswersState.CHANGED, changed.answersState());
    assertEquals(Need.UNKNOWN, changed.need());
    assertEquals(List.of(), changed.answers());
    assertEquals(Optional.empty(), changed.sign());
    assertTrue(metrics.scrape().contains("homegroup_check_in_unreliable_total{state=\"changed\"}"));
    assertEquals(List.of("2026-11-24 null changed"), trend());
    assertEquals(AnswersState.GOOD, cards().getLast().answersState(), "Ben's are as he gave them");

    run("update check_in set ciphertext = ciphertext || '\\x00' where id = '%s'".formatted(ana));
    assertEquals(AnswersState.LOST, card(ana).answersState());
    run("delete from check_in where id = '%s'".formatted(ana));
    assertEquals(AnswersState.LOST, card(ana).answersState());
    assertEquals(Need.UNKNOWN, card(ana).need());
    assertTrue(metrics.scrape().contains("homegroup_check_in_unreliable_total{state=\"lost\"}"));
  }

  @Test
  void whatWasAnsweredInEarlierSessionsCountsOnlyAsItWasGivenToo() throws Exception {
    CheckInId changed = answeredBefore(6, 1);
    CheckInId lost = answeredBefore(4, 1);
    answeredBefore(2, 1);
    arrives("ana");
    assertEquals(List.of("2026-11-18 1 good", "2026-11-20 1 good", "2026-11-22 1 good"), trend());

    // Whoever has the database and the key makes the days before look bad, so that today is none.
    String session =
        text("select session_id::text from check_in where id = '%s'".formatted(changed));
    Ciphertext other =
        ForgedAnswers.encrypt(
            keys, new Answers(Map.of("craving", 9)), changed + "|" + session + "|" + person("ana"));
    done(
        database
            .pool()
            .preparedQuery(
                "update check_in set nonce = $1, ciphertext = $2 where id = $3::text::uuid")
            .execute(
                Tuple.of(
                    Buffer.buffer(other.nonce()), Buffer.buffer(other.bytes()), changed.value())));
    run("delete from check_in where id = '%s'".formatted(lost));
    // The time of a row is not sealed; the day that counts is the one the ledger names.
    run("update check_in set received_at = received_at + interval '1 day'");
    assertEquals(
        List.of("2026-11-18 null changed", "2026-11-20 null lost", "2026-11-22 1 good"), trend());
    assertTrue(metrics.scrape().contains("homegroup_check_in_unreliable_total{state=\"lost\"}"));

    post("ana", answers(4, true));
    assertEquals(List.of(person("ana")), signs);
    assertEquals(3, cards().getLast().sign().orElseThrow().by().orElseThrow());
  }

  @Test
  void nobodyIsOfferedWhatSomebodyElseWrote() throws Exception {
    arrives("ana");
    post("ana", answers(3, true));
    String id = committed().getLast().checkInId().value();
    Ciphertext other =
        ForgedAnswers.encrypt(
            keys,
            new Answers(Map.of("location.address", "Elsewhere")),
            id + "|" + booking.sessionId() + "|" + person("ana"));
    done(
        database
            .pool()
            .preparedQuery("update check_in set nonce = $1, ciphertext = $2")
            .execute(Tuple.of(Buffer.buffer(other.nonce()), Buffer.buffer(other.bytes()))));
    assertEquals(new JsonObject(), json(get("ana", "check-in")).getJsonObject("remembered"));
  }

  @Test
  void aPageThatReadsInALoopIsStopped() throws Exception {
    arrives("ana");
    for (int i = 0; i < 40; i++) {
      assertEquals(200, get("dr-rivera", "participants/p-ana/trend").statusCode());
    }
    HttpResponse<String> refused = get("dr-rivera", "participants/p-ana/trend");
    assertEquals("too-many-requests", code(refused));
    assertEquals("5", refused.headers().firstValue("retry-after").orElseThrow());
    assertTrue(metrics.scrape().contains("limit=\"check-in-read-rate\"} 1.0"));
    assertEquals(200, get("ana", "check-in").statusCode(), "each has their own");
    clock.advance(Duration.ofSeconds(1));
    assertEquals(200, get("dr-rivera", "participants/p-ana/trend").statusCode());
  }

  /// By day: craving, and whether it can be relied on.
  private List<String> trend() throws Exception {
    return json(get("dr-rivera", "participants/p-ana/trend")).getJsonArray("points").stream()
        .map(JsonObject.class::cast)
        .map(
            point ->
                point.getString("date")
                    + " "
                    + point.getInteger("craving")
                    + " "
                    + point.getString("answersState"))
        .toList();
  }

  /// A row of the table that the ledger does not name was never answered.
  @Test
  void whatTheLedgerDoesNotNameIsNoCard() throws Exception {
    arrives("ana");
    post("ana", answers(3, true));
    done(
        store.keep(
            booking,
            person("ben"),
            CheckInId.random(),
            clock.instant(),
            new Answers(Map.of("safe", true))));
    assertEquals(1, cards().size());
  }

  private List<CheckInCard> cards() throws Exception {
    return done(checkIns.of(booking, Commitments.of(session().state())));
  }

  private CheckInCard card(String id) throws Exception {
    return cards().stream()
        .filter(one -> one.checkInId().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPracticesOwnQuestionsAreAsked() throws Exception {
    run(
        """
        update organization set questionnaire = '{"resourceType":"Questionnaire","item":[
          {"linkId":"mood","type":"choice","text":"Mood?","required":true,
           "answerOption":[{"valueString":"fine"},{"valueString":"low"}]}]}'\
        """);
    arrives("ana");
    assertEquals(
        "mood",
        json(get("ana", "check-in"))
            .getJsonObject("questionnaire")
            .getJsonArray("item")
            .getJsonObject(0)
            .getString("linkId"));
    var low = new JsonObject().put("answers", new JsonObject().put("mood", "low"));
    assertEquals(200, post("ana", low).statusCode());
    assertFalse(committed().getLast().locationConfirmed());
  }

  private static JsonObject answers(int craving, boolean safe) {
    return new JsonObject()
        .put(
            "answers",
            new JsonObject()
                .put("location.address", ADDRESS)
                .put("location.city", "Austin")
                .put("location.confirmed", true)
                .put("private", true)
                .put("driving", false)
                .put("craving", craving)
                .put("used", false)
                .put("safe", safe));
  }

  /// @param what of the group's session
  private HttpResponse<String> get(String key, String what) throws Exception {
    return send(ofTheGroup(key, "/" + what).GET());
  }

  private HttpResponse<String> post(String key, JsonObject body) throws Exception {
    return post(key, body.encode());
  }

  private HttpResponse<String> post(String key, String body) throws Exception {
    return send(posting(ofTheGroup(key, "/check-in"), body));
  }

  private static String hex(String word) {
    return java.util.HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
  }
}
