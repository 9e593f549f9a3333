package org.homegroup.api.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.PgCareTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionCommand;
import org.homegroup.testing.GroupOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real HTTP, with a real database, journal and session.
class CareTaskRoutesIT extends GroupOverHttp {

  private final TaskBoard board = new TaskBoard(metrics);
  private DurableTasks durableTasks;

  @BeforeEach
  void open() throws Exception {
    var routes =
        new CareTaskRoutes(
            board,
            access(),
            id -> sessions.open(id),
            it -> taking().take(it.task(), it.lead(), it.actor(), clock.instant()),
            it -> taking().done(it.task(), it.lead(), it.supervises(), clock.instant(), 0),
            clock,
            limit(1, 20, "care-task-rate", 5));
    opens(new PgJournal(vertx, database.pool(), metrics.registry()), routes);
    durableTasks = new DurableTasks(board, new PgCareTasks(database.pool()), loop, metrics);
    arrives("dr-rivera");
    arrives("ana");
  }

  private TaskAssignment taking() {
    return new TaskAssignment(board, durableTasks, id -> sessions.open(id));
  }

  @Test
  void whoLedItSeesByNameWhatIsLeftOfItTakesItAndSaysThatItIsDone() throws Exception {
    String id = showsASign();
    ends();
    JsonObject task = tasks("dr-rivera").getJsonObject(0);
    assertEquals(
        new JsonObject()
            .put("taskId", id)
            .put("kind", "relapse-sign")
            .put("sessionId", booking.sessionId().value())
            .put("title", booking.title())
            .put("zone", "America/Chicago")
            .put("name", "Ana Morales")
            .put("raisedAt", "2026-11-24T18:00:10.000Z")
            .put("dueAt", null)
            .put("taken", null),
        task);
    assertEquals("not-taken", code(says("dr-rivera", id, "done")));
    for (int i = 0; i < 2; i++) {
      JsonObject taken = json(says("dr-rivera", id, "take")).getJsonObject("taken");
      assertTrue(taken.getBoolean("you"));
      assertEquals("Dr. Elena Rivera", taken.getString("name"));
    }
    assertEquals("1", text("select count(*)::text from care_task where taken_at is not null"));
    assertEquals(204, says("dr-rivera", id, "done").statusCode());
    assertEquals(0, tasks("dr-rivera").size());
    assertEquals("not-found", code(says("dr-rivera", id, "done")));
    assertEquals("1", text("select count(*)::text from care_task where done_at is not null"));
  }

  @Test
  void whoCameWithoutLeadingSeesNothing() throws Exception {
    arrives("okafor");
    String id = showsASign();
    ends();
    // She supervises: she has the page of who is on call, which names nobody.
    for (String key : List.of("okafor", "sato")) {
      assertEquals(0, tasks(key).size(), key);
      assertEquals("not-found", code(says(key, id, "take")), key);
      assertEquals("not-found", code(says(key, id, "done")), key);
    }
    for (String key : List.of("ana", "ben", "rosa", "lindqvist")) {
      HttpResponse<String> refused = get(key);
      assertEquals("forbidden", code(refused), key);
      assertFalse(refused.body().contains("Morales"), refused::body);
      assertEquals("forbidden", code(says(key, id, "take")), key);
    }
    assertEquals(401, send(request("/api/care-tasks").GET()).statusCode());
    assertEquals("0", text("select count(*)::text from care_task where taken_at is not null"));
  }

  @Test
  void oneOfTheLeadsHasItAndTheOtherDoesNotEndIt() throws Exception {
    arrives("okafor");
    play(
        at ->
            new SessionCommand.Admit(
                seat("dr-rivera"), seat("okafor"), Optional.empty(), false, at));
    play(at -> new SessionCommand.GrantLead(seat("dr-rivera"), seat("okafor"), false, at));
    String id = showsASign();
    ends();
    assertEquals(200, says("okafor", id, "take").statusCode());
    JsonObject taken = tasks("dr-rivera").getJsonObject(0).getJsonObject("taken");
    assertFalse(taken.getBoolean("you"));
    assertTrue(taken.getString("name").contains("Okafor"));
    assertEquals("already-taken", code(says("dr-rivera", id, "take")));
    HttpResponse<String> refused = says("dr-rivera", id, "done");
    assertEquals("not-yours", code(refused));
    assertEquals(403, refused.statusCode());
    // The practice let him go: he is no clinician of theirs any more.
    run("update staff_role set active = false where person_id = '%s'".formatted(person("okafor")));
    practice.invalidateAll();
    assertFalse(get("okafor").body().contains("Morales"));
    assertEquals("forbidden", code(says("okafor", id, "done")));
  }

  @Test
  void aCallBackThatWasLeftNamesWhoIsToBeCalled() throws Exception {
    ends();
    var due = clock.instant().plus(Duration.ofMinutes(2));
    Task left =
        new Task(
            Task.Kind.TELEPHONE_CALLBACK.taskId(booking.sessionId(), "c-1"),
            Task.Kind.TELEPHONE_CALLBACK,
            booking.organizationId(),
            booking.sessionId(),
            Optional.of(seat("ana")),
            Optional.empty(),
            clock.instant(),
            Optional.of(due),
            Optional.empty(),
            true);
    onLoop(
        () -> {
          durableTasks.left(left);
          return Future.succeededFuture();
        });
    JsonObject task = tasks("dr-rivera").getJsonObject(0);
    assertEquals("telephone-callback", task.getString("kind"));
    assertEquals("Ana Morales", task.getString("name"));
    assertEquals("2026-11-24T18:02:10.000Z", task.getString("dueAt"));
    assertEquals(200, says("dr-rivera", task.getString("taskId"), "take").statusCode());
  }

  @Test
  void whatCannotBeRecordedDidNotHappenAndALoopIsStopped() throws Exception {
    String id = showsASign();
    run("alter table care_task rename to away");
    assertEquals("unavailable", code(says("dr-rivera", id, "take")));
    run("alter table away rename to care_task");
    assertNull(tasks("dr-rivera").getJsonObject(0).getValue("taken"));
    for (int i = 0; i < 18; i++) {
      assertEquals(1, tasks("dr-rivera").size());
    }
    HttpResponse<String> refused = get("dr-rivera");
    assertEquals("too-many-requests", code(refused));
    assertEquals("5", refused.headers().firstValue("retry-after").orElseThrow());
    assertTrue(metrics.scrape().contains("limit=\"care-task-rate\"} 1.0"));
  }

  private String showsASign() throws Exception {
    PersonId ana = person("ana");
    onLoop(() -> durableTasks.relapseSign(booking, ana, clock.instant()));
    return board.open(booking.organizationId()).getFirst().taskId().value();
  }

  private void ends() throws Exception {
    play(at -> new SessionCommand.End(Actor.CLOCK, at));
  }

  private JsonArray tasks(String key) throws Exception {
    return json(get(key)).getJsonArray("tasks");
  }

  private HttpResponse<String> get(String key) throws Exception {
    return send(requestOf(key, "/api/care-tasks").GET());
  }

  private HttpResponse<String> says(String key, String id, String step) throws Exception {
    return send(
        requestOf(key, "/api/care-tasks/%s/%s".formatted(id, step)).POST(BodyPublishers.noBody()));
  }
}
