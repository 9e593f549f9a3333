package org.homegroup.oncall;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.homegroup.config.Config;
import org.homegroup.config.ConfigLoader;
import org.homegroup.database.Database;
import org.homegroup.http.HttpVerticle;
import org.homegroup.http.LiveSide;
import org.homegroup.identity.AccessTokens;
import org.homegroup.identity.Bearer;
import org.homegroup.identity.Principal;
import org.homegroup.identity.RateLimit;
import org.homegroup.identity.SigningKeys;
import org.homegroup.journal.Journal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.loop.Loop;
import org.homegroup.loop.Timers;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.PracticeLoader;
import org.homegroup.practice.Practices;
import org.homegroup.safety.KeptTasks;
import org.homegroup.safety.PgCareTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskId;
import org.homegroup.safety.TaskTaking;
import org.homegroup.session.Actor;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.SessionId;
import org.homegroup.session.live.LiveSessions;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.homegroup.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over real HTTP, with a real database.
class OnCallRoutesIT {

  @TempDir Path directory;

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private final Metrics metrics = new Metrics();
  private final TaskBoard board = new TaskBoard(metrics);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private UUID organisation;
  private SessionId group;
  private PracticeDirectory practice;
  private AccessTokens tokens;
  private OnCallRoutes routes;
  private HttpVerticle http;
  private Context loop;
  private LiveSessions sessions;
  private KeptTasks kept;

  @BeforeEach
  void open() throws Exception {
    database = TestPostgres.open(vertx);
    Journal none = null;
    organisation =
        done(
            new PracticeLoader(database.pool(), none, clock, Duration.ofMinutes(15))
                .load(Practices.small()));
    practice = new PracticeDirectory(vertx, database.pool(), clock);
    group = new SessionId(text("select id::text from group_session where key = 'now'"));
    tokens =
        new AccessTokens(
            done(SigningKeys.open(vertx, database.pool(), clock, directory)),
            clock,
            Duration.ofMinutes(10));
    Config config =
        new ConfigLoader(Map.of(), Path.of(""))
            .load(Optional.empty(), Map.of("homegroup.http.port", 0));
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
            new RateLimit(1, 40, clock),
            metrics,
            new Bearer(tokens));
    http = new HttpVerticle(config, metrics, List.of(routes), Optional.of(new OnlyItsLoop()));
    done(vertx.deployVerticle(http));
  }

  @AfterEach
  void close() throws Exception {
    metrics.close();
    client.close();
    vertx.close().await(10, SECONDS);
  }

  private TaskTaking taking() {
    return new TaskTaking(board, kept, id -> sessions.open(id));
  }

  /// What is live shares the server's loop; here that is the board.
  private final class OnlyItsLoop implements LiveSide {
    @Override
    public Future<?> start(Context context) {
      loop = context;
      sessions = new LiveSessions(new InMemoryJournal(clock), clock, Loop.of(context));
      kept = new KeptTasks(board, new PgCareTasks(database.pool()), Loop.of(context), metrics);
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

  private void onLoop(Runnable task) throws Exception {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(
        _ -> {
          task.run();
          done.complete();
        });
    done(done.future());
  }

  private Task raised(Task.Kind kind, UUID whose) throws Exception {
    Task task =
        new Task(
            TaskId.of(kind, group, "of " + whose),
            kind,
            whose,
            group,
            kind == Task.Kind.LEADERLESS
                ? Optional.empty()
                : Optional.of(new ParticipantId("p-ana")),
            Optional.empty(),
            clock.instant().minusSeconds(125),
            kind == Task.Kind.CALL_BACK
                ? Optional.of(clock.instant().plusSeconds(60))
                : Optional.empty(),
            Optional.empty(),
            false);
    onLoop(() -> board.raise(task));
    return task;
  }

  @Test
  void aSupervisorSeesWhichGroupNeedsThemAndNoPatient() throws Exception {
    Task alone = raised(Task.Kind.LEADERLESS, organisation);
    raised(Task.Kind.CALL_BACK, organisation);
    raised(Task.Kind.LEADERLESS, UUID.randomUUID());
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
            .put("kind", "leaderless")
            .put("sessionId", group.value())
            .put("title", "Evening group")
            .put("raisedAt", "2026-11-24T17:58:05.000Z")
            .putNull("dueAt")
            .putNull("taken")
            .put("kept", false)
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
    Task task = raised(Task.Kind.LEADERLESS, organisation);
    for (String key : List.of("dr-rivera", "lindqvist", "ana", "rosa")) {
      assertEquals("forbidden", code(get(key)), key);
      assertEquals("forbidden", code(take(key, task)), key);
    }
    assertEquals(401, send(request("/api/on-call/tasks").GET()).statusCode());
    assertTrue(board.open(organisation).getFirst().taken().isEmpty());

    run("update staff_role set active = false where role = 'supervisor'");
    practice.invalidateAll();
    assertEquals("forbidden", code(get("sato")));
  }

  @Test
  void theFirstWhoTakesItHasItAndMaySaySoTwice() throws Exception {
    run(
        """
        insert into staff_role (organisation_id, person_id, role)
        select organisation_id, id, 'supervisor' from person where key = 'okafor'""");
    Task task = raised(Task.Kind.LEADERLESS, organisation);
    assertTrue(json(take("sato", task)).getJsonObject("taken").getBoolean("you"));
    assertEquals(200, take("sato", task).statusCode());
    assertEquals("already-taken", code(take("okafor", task)));
    assertEquals(
        new JsonObject()
            .put("you", false)
            .put("name", "Yuki Sato")
            .put("at", "2026-11-24T18:00:10.000Z"),
        json(get("okafor")).getJsonArray("tasks").getJsonObject(0).getJsonObject("taken"));
    onLoop(() -> board.over(task.taskId()));
    assertEquals("not-found", code(take("sato", task)));
    assertEquals("not-found", code(take("sato", raised(Task.Kind.LEADERLESS, UUID.randomUUID()))));
  }

  @Test
  void whatIsKeptStaysUntilSomebodySaysThatItIsDone() throws Exception {
    Booking booking = done(practice.booking(group)).orElseThrow();
    var ana = new PersonId(text("select id::text from person where key = 'ana'"));
    onLoop(() -> kept.relapseSign(booking, ana, clock.instant()));
    JsonObject listed = onceListed();
    assertTrue(listed.getBoolean("kept"));
    assertFalse(listed.encode().contains(ana.value()));
    Task sign = board.open(organisation).getFirst();
    assertEquals("not-taken", code(done("sato", sign)));
    assertEquals("forbidden", code(done("dr-rivera", sign)));
    assertTrue(json(take("sato", sign)).getJsonObject("taken").getBoolean("you"));
    assertEquals(204, done("sato", sign).statusCode());
    assertEquals("not-found", code(done("sato", sign)));
    assertEquals("[]", json(get("sato")).getJsonArray("tasks").encode());

    Task alone = raised(Task.Kind.LEADERLESS, organisation);
    take("sato", alone);
    assertEquals("not-kept", code(done("sato", alone)));
  }

  /// The task that comes onto the page that waits.
  private JsonObject onceListed() throws Exception {
    HttpResponse<String> told = get("sato");
    while (json(told).getJsonArray("tasks").isEmpty()) {
      told = Waiting.of(waits("sato", told.headers().firstValue("etag").orElseThrow(), 20));
    }
    return json(told).getJsonArray("tasks").getJsonObject(0);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    raised(Task.Kind.LEADERLESS, organisation);
    HttpResponse<String> first = get("sato");
    String tag = first.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> second = get("sato", "If-None-Match", tag);
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
    raised(Task.Kind.CALL_BACK, organisation);
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
    raised(Task.Kind.LEADERLESS, UUID.randomUUID());
    assertFalse(waits.isDone());
    raised(Task.Kind.LEADERLESS, organisation);
    assertEquals(1, json(Waiting.of(waits)).getJsonArray("tasks").size());
    onceCalled();
    tag = get("sato").headers().firstValue("etag").orElseThrow();
    assertEquals(304, Waiting.of(waits("sato", tag, 1)).statusCode());
  }

  /// What the page is told when the calls that it waits for have come to nothing: this practice has
  /// no way to call anybody.
  private JsonObject onceCalled() throws Exception {
    HttpResponse<String> told = get("sato");
    while (!json(told).getJsonArray("tasks").stream().allMatch(OnCallRoutesIT::isCalled)) {
      told = Waiting.of(waits("sato", told.headers().firstValue("etag").orElseThrow(), 20));
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
    for (int i = 0; i <= Waiters.MOST_OF_ONE; i++) {
      waiting.add(waits("sato", tag, 25));
    }
    Waiting.of(CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)));
    assertEquals(1, waiting.stream().filter(CompletableFuture::isDone).count());
    assertTrue(metrics.scrape().contains("limit=\"on-call-waiting\"} 1.0"));
    done(routes.stop().mapEmpty());
    for (var one : waiting) {
      assertEquals(304, Waiting.of(one).statusCode());
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
    return client.sendAsync(
        request("/api/on-call/tasks")
            .header("authorization", "Bearer " + token(key))
            .header("if-none-match", tag)
            .header("prefer", "wait=" + seconds)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String key, String... headers) throws Exception {
    HttpRequest.Builder request =
        request("/api/on-call/tasks").header("authorization", "Bearer " + token(key));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> take(String key, Task task) throws Exception {
    return send(
        request("/api/on-call/tasks/%s/take".formatted(task.taskId()))
            .header("authorization", "Bearer " + token(key))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> done(String key, Task task) throws Exception {
    return send(
        request("/api/on-call/tasks/%s/done".formatted(task.taskId()))
            .header("authorization", "Bearer " + token(key))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(http.actualPort(), path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String token(String key) throws Exception {
    var person = new PersonId(text("select id::text from person where key = '%s'".formatted(key)));
    KnownPerson known = done(practice.person(person)).orElseThrow();
    return tokens.sign(new Principal(known.personId(), known.organisationId(), known.kind()));
  }

  private static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  private static String code(HttpResponse<String> response) {
    return json(response).getString("code");
  }

  private String text(String sql) throws Exception {
    return done(database.pool().query(sql).execute()).iterator().next().getString(0);
  }

  private void run(String sql) throws Exception {
    done(database.pool().query(sql).execute());
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.await(10, SECONDS);
  }
}
