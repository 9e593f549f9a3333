package org.homegroup.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.SigningKeys;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server, stopped and started again on the same data: open tasks are on the supervisor's
/// page.
class TasksOutliveServerIT {

  private static final String PRACTICE =
      """
      practice {
        demo = true
        organization { key = "harbor-lane", name = "Harbor Lane", zone = "America/Chicago" }
        programs = [ { key = "evening", name = "Evening" } ]
        rooms = [ { key = "lakeside", program = "evening", name = "Lakeside" } ]
        people = [
          { key = "dr-rivera", given-name = "Elena", family-name = "Rivera", roles = ["clinician"] }
          { key = "sato", given-name = "Yuki", family-name = "Sato", roles = ["supervisor"] }
          { key = "ana", given-name = "Ana", family-name = "Morales"
            enrollments = [ { room = "lakeside" } ] }
        ]
        on-call { supervisor = "sato" }
        sessions = [
          { key = "now", room = "lakeside", title = "Evening group", starts = "now"
            length = 2 hours, leads = ["dr-rivera"] }
        ]
      }
      """;

  @TempDir Path directory;

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private Database database;
  private AccessTokens tokens;
  private Map<String, Object> settings;
  private Server server;
  private URI baseUrl;
  private WebSocket ana;

  @BeforeEach
  void open() throws Exception {
    Path practice = Files.writeString(directory.resolve("practice.conf"), PRACTICE);
    DatabaseSettings own = TestPostgres.newDatabase();
    settings =
        Map.of(
            "homegroup.data-directory", directory.toString(),
            "homegroup.practice-file", practice.toString(),
            "homegroup.http.port", 0,
            "homegroup.bridge.kind", "none",
            "homegroup.database.url",
                "postgresql://%s:%d/%s".formatted(own.host(), own.port(), own.database()),
            "homegroup.database.user", own.user(),
            "homegroup.database.password", own.password());
    starts();
    database = Database.open(vertx, own);
    var keys = done(SigningKeys.open(vertx, database.pool(), clock, directory));
    tokens = new AccessTokens(keys, clock, Duration.ofMinutes(10));
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.stop();
    done(vertx.close());
  }

  private void starts() {
    server =
        new Server(new ConfigLoader(Map.of(), Path.of("")).load(Optional.empty(), settings), clock);
    baseUrl = server.start().baseUrl();
  }

  private void startsAgain() {
    server.stop();
    starts();
  }

  @Test
  void whatWasLeftToBeDoneIsOnThePageOfTheNextServerUntilItIsDone() throws Exception {
    anaComesAndAnswers();
    anaCallsForHelpAndIsLost();
    tasksOnce(all -> kinds(all).equals(List.of("relapse-sign", "telephone-callback")));

    startsAgain();
    List<JsonObject> stillOpen = tasks();
    assertEquals(List.of("relapse-sign", "telephone-callback"), kinds(stillOpen));
    assertFalse(kept(stillOpen, "telephone-callback"), "its session is open: it is over by itself");

    clock.advance(Duration.ofHours(4));
    tasksOnce(all -> kept(all, "telephone-callback"));
    startsAgain();
    HttpResponse<String> page = get();
    assertEquals(List.of("relapse-sign", "telephone-callback"), kinds(tasks(page)));
    assertFalse(page.body().contains("Morales"), page.body());
    assertFalse(page.body().contains("participantId"), page.body());

    for (JsonObject task : tasks()) {
      assertEquals(200, says(task, "take").statusCode());
    }
    startsAgain();
    for (JsonObject task : tasks()) {
      assertEquals("Yuki Sato", task.getJsonObject("taken").getString("name"));
      assertEquals(204, says(task, "done").statusCode());
    }
    startsAgain();
    assertEquals(List.of(), tasks());
  }

  private WebSocket anaComes() throws Exception {
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(baseUrl.toString().replace("http", "ws") + "/live"), new Listener())
            .get(60, SECONDS);
    socket.sendText(
        new JsonObject()
            .put("type", "hello")
            .put("protocol", 2)
            .put("token", token("ana"))
            .put("sessionId", session())
            .put("device", "phone")
            .encode(),
        true);
    hears("welcome");
    return socket;
  }

  private void anaComesAndAnswers() throws Exception {
    ana = anaComes();
    var answers =
        new JsonObject()
            .put("location.address", "17 Willow Street")
            .put("location.city", "Austin")
            .put("location.confirmed", true)
            .put("private", true)
            .put("driving", false)
            .put("craving", 4)
            .put("used", true)
            .put("safe", true);
    HttpResponse<String> answer =
        send(
            request("/api/sessions/" + session() + "/check-in", "ana")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject().put("answers", answers).encode())));
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private void anaCallsForHelpAndIsLost() throws Exception {
    ana.sendText("{\"type\":\"raise-crisis\",\"id\":\"t-1\"}", true);
    hears("done");
    ana.abort();
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(new JsonObject(text.toString()).getString("type"));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  private void hears(String type) throws Exception {
    String next = heard.poll(60, SECONDS);
    while (!type.equals(next)) {
      assertFalse(next == null, "no " + type);
      next = heard.poll(60, SECONDS);
    }
  }

  /// The page asks again and is answered when there is something new.
  private void tasksOnce(Predicate<List<JsonObject>> enough) throws Exception {
    HttpResponse<String> page = get();
    for (int round = 0; !enough.test(tasks(page)); round++) {
      assertFalse(round > 20, page::body);
      String tag = page.headers().firstValue("etag").orElseThrow();
      HttpResponse<String> next =
          send(
              request("/api/on-call/tasks", "sato")
                  .header("if-none-match", tag)
                  .header("prefer", "wait=20")
                  .GET());
      page = next.statusCode() == 304 ? get() : next;
    }
  }

  private static List<String> kinds(List<JsonObject> tasks) {
    return tasks.stream().map(task -> task.getString("kind")).sorted().toList();
  }

  private static boolean kept(List<JsonObject> tasks, String kind) {
    return tasks.stream()
        .anyMatch(task -> task.getString("kind").equals(kind) && task.getBoolean("durable"));
  }

  private List<JsonObject> tasks() throws Exception {
    return tasks(get());
  }

  private static List<JsonObject> tasks(HttpResponse<String> page) {
    assertEquals(200, page.statusCode(), page.body());
    return new JsonObject(page.body())
        .getJsonArray("tasks").stream().map(JsonObject.class::cast).toList();
  }

  private HttpResponse<String> get() throws Exception {
    return send(request("/api/on-call/tasks", "sato").GET());
  }

  private HttpResponse<String> says(JsonObject task, String step) throws Exception {
    String path = "/api/on-call/tasks/%s/%s".formatted(task.getString("taskId"), step);
    return send(request(path, "sato").POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String key) throws Exception {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .header("authorization", "Bearer " + token(key));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String token(String key) throws Exception {
    var id = new PersonId(text("select id::text from person where key = '%s'".formatted(key)));
    KnownPerson known =
        done(new PracticeDirectory(vertx, database.pool(), clock).person(id)).orElseThrow();
    return tokens.sign(new Principal(known.personId(), known.organizationId(), known.kind()));
  }

  /// The session that was booked first.
  private String session() throws Exception {
    return text("select id::text from group_session order by starts_at limit 1");
  }

  private String text(String sql) throws Exception {
    return done(database.pool().query(sql).execute()).iterator().next().getString(0);
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }
}
