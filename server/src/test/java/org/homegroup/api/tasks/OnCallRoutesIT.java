package org.homegroup.api.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.loop.Timers;
import org.homegroup.practice.Booking;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.PgCareTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Actor;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.PracticeOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real HTTP, with a real database.
class OnCallRoutesIT extends PracticeOverHttp {

  private final TaskBoard board = new TaskBoard(metrics);
  private OnCallRoutes routes;
  private DurableTasks durableTasks;

  @BeforeEach
  void open() throws Exception {
    var desk =
        new OnCallDesk(
            board,
            practice::onCall,
            List.of(),
            config.onCall(),
            () -> URI.create("http://localhost"),
            clock,
            Timers.of(vertx),
            metrics);
    desk.start();
    routes =
        new OnCallRoutes(
            board,
            desk,
            (task, person) -> taking().take(task, person, Actor.ON_CALL, clock.instant()),
            (task, person) -> taking().done(task, person, true, clock.instant(), 0),
            new OnCallView.Directory(practice::person, practice::booking, practice::onCall),
            clock,
            limit(1, 40, "on-call-rate", 2),
            metrics);
    serve(new InMemoryJournal(clock), routes);
    durableTasks = new DurableTasks(board, new PgCareTasks(database.pool()), loop, metrics);
  }

  private TaskAssignment taking() {
    return new TaskAssignment(board, durableTasks, id -> sessions.open(id));
  }

  private void onBoard(Runnable change) throws Exception {
    onLoop(
        () -> {
          change.run();
          return Future.succeededFuture();
        });
  }

  private Task raised(Task.Kind kind, OrganizationId whose) throws Exception {
    Task task =
        new Task(
            kind.taskId(group, "of " + whose),
            kind,
            whose,
            group,
            kind == Task.Kind.UNSUPERVISED
                ? Optional.empty()
                : Optional.of(new ParticipantId("p-ana")),
            Optional.empty(),
            clock.instant().minusSeconds(125),
            kind == Task.Kind.TELEPHONE_CALLBACK
                ? Optional.of(clock.instant().plusSeconds(60))
                : Optional.empty(),
            Optional.empty(),
            false);
    onBoard(() -> board.raise(task));
    return task;
  }

  @Test
  void aSupervisorSeesWhichGroupNeedsThemAndNoPatient() throws Exception {
    Task alone = raised(Task.Kind.UNSUPERVISED, organization);
    raised(Task.Kind.TELEPHONE_CALLBACK, organization);
    raised(Task.Kind.UNSUPERVISED, OrganizationId.random());
    JsonObject body = onceCalled();
    assertEquals("2026-11-24T18:00:10.000Z", body.getString("asOf"));
    assertEquals(
        new JsonObject().put("you", true).put("name", "Yuki Sato").put("calledOutside", false),
        body.getJsonObject("onCall"));
    JsonArray tasks = body.getJsonArray("tasks");
    assertEquals(2, tasks.size());
    assertEquals(
        new JsonObject()
            .put("taskId", alone.taskId().value())
            .put("kind", "unsupervised")
            .put("sessionId", group.value())
            .put("title", "Evening group")
            .put("raisedAt", "2026-11-24T17:58:05.000Z")
            .putNull("dueAt")
            .putNull("taken")
            .put("durable", false)
            .put(
                "call",
                new JsonObject()
                    .put("state", "no-way")
                    .put("calls", 1)
                    .put("at", "2026-11-24T18:00:10.000Z")),
        tasks.getJsonObject(0));
    assertEquals("2026-11-24T18:01:10.000Z", tasks.getJsonObject(1).getString("dueAt"));
    assertFalse(body.encode().contains("p-ana"));
  }

  @Test
  void nobodyElseSeesOrTakesAnything() throws Exception {
    Task task = raised(Task.Kind.UNSUPERVISED, organization);
    for (String key : List.of("dr-rivera", "lindqvist", "ana", "rosa")) {
      assertEquals("forbidden", code(get(key)), key);
      assertEquals("forbidden", code(take(key, task)), key);
    }
    assertEquals(401, send(request("/api/on-call/tasks").GET()).statusCode());
    assertTrue(board.open(organization).getFirst().taken().isEmpty());

    run("update staff_role set active = false where role = 'supervisor'");
    practice.invalidateAll();
    assertEquals("forbidden", code(get("sato")));
  }

  @Test
  void theFirstWhoTakesItHasItAndMaySaySoTwice() throws Exception {
    run(
        """
        insert into staff_role (organization_id, person_id, role)
        select organization_id, id, 'supervisor' from person where key = 'okafor'""");
    Task task = raised(Task.Kind.UNSUPERVISED, organization);
    assertTrue(json(take("sato", task)).getJsonObject("taken").getBoolean("you"));
    assertEquals(200, take("sato", task).statusCode());
    assertEquals("already-taken", code(take("okafor", task)));
    assertEquals(
        new JsonObject()
            .put("you", false)
            .put("name", "Yuki Sato")
            .put("at", "2026-11-24T18:00:10.000Z"),
        json(get("okafor")).getJsonArray("tasks").getJsonObject(0).getJsonObject("taken"));
    onBoard(() -> board.over(task.taskId()));
    assertEquals("not-found", code(take("sato", task)));
    assertEquals(
        "not-found", code(take("sato", raised(Task.Kind.UNSUPERVISED, OrganizationId.random()))));
  }

  @Test
  void whatIsKeptStaysUntilSomebodySaysThatItIsDone() throws Exception {
    Booking booking = done(practice.booking(group)).orElseThrow();
    var ana = new PersonId(text("select id::text from person where key = 'ana'"));
    onLoop(() -> durableTasks.relapseSign(booking, ana, clock.instant()));
    JsonObject listed = onceListed();
    assertTrue(listed.getBoolean("durable"));
    assertFalse(listed.encode().contains(ana.value()));
    Task sign = board.open(organization).getFirst();
    assertEquals("not-taken", code(done("sato", sign)));
    assertEquals("forbidden", code(done("dr-rivera", sign)));
    assertTrue(json(take("sato", sign)).getJsonObject("taken").getBoolean("you"));
    assertEquals(204, done("sato", sign).statusCode());
    assertEquals("not-found", code(done("sato", sign)));
    assertEquals("[]", json(get("sato")).getJsonArray("tasks").encode());

    Task alone = raised(Task.Kind.UNSUPERVISED, organization);
    take("sato", alone);
    assertEquals("not-durable", code(done("sato", alone)));
  }

  /// The task that comes onto the page that waits.
  private JsonObject onceListed() throws Exception {
    HttpResponse<String> told = get("sato");
    while (json(told).getJsonArray("tasks").isEmpty()) {
      told = AwaitCondition.of(waits("sato", told.headers().firstValue("etag").orElseThrow(), 20));
    }
    return json(told).getJsonArray("tasks").getJsonObject(0);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    raised(Task.Kind.UNSUPERVISED, organization);
    onceCalled();
    HttpResponse<String> first = get("sato");
    String tag = first.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> second = get("sato", "If-None-Match", tag);
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
    raised(Task.Kind.TELEPHONE_CALLBACK, organization);
    HttpResponse<String> third = get("sato", "If-None-Match", tag);
    assertEquals(200, third.statusCode());
    assertNotEquals(tag, third.headers().firstValue("etag").orElseThrow());
  }

  @Test
  void aPageThatWaitsIsToldAtOnce() throws Exception {
    String tag = get("sato").headers().firstValue("etag").orElseThrow();
    CompletableFuture<HttpResponse<String>> waits = waits("sato", tag, 20);
    // Answered on the same loop, after the one that waits had come in.
    assertEquals(304, get("sato", "If-None-Match", tag).statusCode());
    raised(Task.Kind.UNSUPERVISED, OrganizationId.random());
    assertFalse(waits.isDone());
    raised(Task.Kind.UNSUPERVISED, organization);
    assertEquals(1, json(AwaitCondition.of(waits)).getJsonArray("tasks").size());
    onceCalled();
    tag = get("sato").headers().firstValue("etag").orElseThrow();
    assertEquals(304, AwaitCondition.of(waits("sato", tag, 1)).statusCode());
  }

  /// What the page is told when the calls that it waits for have come to nothing: this practice has
  /// no way to call anybody.
  private JsonObject onceCalled() throws Exception {
    HttpResponse<String> told = get("sato");
    while (!json(told).getJsonArray("tasks").stream().allMatch(OnCallRoutesIT::isCalled)) {
      told = AwaitCondition.of(waits("sato", told.headers().firstValue("etag").orElseThrow(), 20));
    }
    return json(told);
  }

  private static boolean isCalled(Object task) {
    return ((JsonObject) task).getJsonObject("call").getString("state").equals("no-way");
  }

  @Test
  void moreTabsThanAPersonHasHandsDoNotWait() throws Exception {
    String tag = etag("sato");
    var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i <= LongPollWaiters.MOST_OF_ONE; i++) {
      waiting.add(waits("sato", tag, 25));
    }
    AwaitCondition.of(CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)));
    assertEquals(1, waiting.stream().filter(CompletableFuture::isDone).count());
    assertTrue(metrics.scrape().contains("limit=\"on-call-waiting\"} 1.0"));
    done(routes.stop().mapEmpty());
    for (var one : waiting) {
      assertEquals(304, AwaitCondition.of(one).statusCode());
    }
  }

  @Test
  void aPageInALoopIsStopped() throws Exception {
    for (int i = 0; i < 40; i++) {
      assertEquals(200, get("sato").statusCode());
    }
    assertEquals("too-many-requests", code(get("sato")));
    assertTrue(metrics.scrape().contains("limit=\"on-call-rate\"} 1.0"));
  }

  private String etag(String key) throws Exception {
    return get(key).headers().firstValue("etag").orElseThrow();
  }

  private CompletableFuture<HttpResponse<String>> waits(String key, String tag, int seconds)
      throws Exception {
    return sends(
        requestOf(key, "/api/on-call/tasks")
            .header("if-none-match", tag)
            .header("prefer", "wait=" + seconds));
  }

  private HttpResponse<String> get(String key, String... headers) throws Exception {
    HttpRequest.Builder request = requestOf(key, "/api/on-call/tasks");
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> take(String key, Task task) throws Exception {
    return send(
        requestOf(key, "/api/on-call/tasks/%s/take".formatted(task.taskId()))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> done(String key, Task task) throws Exception {
    return send(
        requestOf(key, "/api/on-call/tasks/%s/done".formatted(task.taskId()))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }
}
