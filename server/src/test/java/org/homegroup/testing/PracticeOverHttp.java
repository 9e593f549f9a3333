package org.homegroup.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Pipeline;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.SigningKeys;
import org.homegroup.journal.Journal;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.http.HttpVerticle;
import org.homegroup.platform.http.LiveSide;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.practice.file.Practices;
import org.homegroup.projection.EndedSessions;
import org.homegroup.runtime.LiveSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A small practice in a real database, and signed-in people who ask over HTTP. A test [#serve]s
/// its routes; of the live part there are the sessions, and no socket.
public abstract class PracticeOverHttp {

  @TempDir protected Path directory;

  protected final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  protected final Metrics metrics = new Metrics();
  protected final Vertx vertx = Vertx.vertx();
  protected final Config config =
      new ConfigLoader(Map.of(), Path.of(""))
          .load(Optional.empty(), Map.of("homegroup.http.port", 0));
  protected Database database;
  protected OrganizationId organization;
  protected PracticeDirectory practice;
  protected AccessTokens tokens;

  /// The session that is running.
  protected SessionId group;

  /// The live part shares the server's loop.
  protected Loop loop;

  protected LiveSessions sessions;

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpVerticle http;

  @BeforeEach
  final void aPractice() throws Exception {
    database = TestPostgres.open(vertx);
    EndedSessions none = _ -> Future.succeededFuture(Set.of());
    organization =
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
  }

  @AfterEach
  final void closesThePractice() throws Exception {
    metrics.close();
    client.close();
    done(vertx.close());
  }

  protected final void serve(Journal journal, Endpoints... features) throws Exception {
    var routes = new Pipeline(tokens::verify, access(), metrics, List.of(features));
    http =
        new HttpVerticle(config, metrics, List.of(routes), Optional.of(new OnlySessions(journal)));
    done(vertx.deployVerticle(http));
  }

  protected final AccessResolver access() {
    return new AccessResolver(practice::person, practice::booking, id -> sessions.open(id));
  }

  /// @param word of the metrics
  protected final Limit limit(double perSecond, int burst, String word, int retryAfterSeconds) {
    return new Limit(new RateLimit(perSecond, burst, clock), word, retryAfterSeconds);
  }

  private final class OnlySessions implements LiveSide {

    private final Journal journal;

    OnlySessions(Journal journal) {
      this.journal = journal;
    }

    @Override
    public Future<?> start(Context context) {
      loop = Loop.of(context);
      sessions = new LiveSessions(journal, clock, loop);
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

  protected final <T> T onLoop(Supplier<Future<T>> task) throws Exception {
    Promise<T> promise = Promise.promise();
    loop.execute(() -> task.get().onComplete(promise));
    return done(promise.future());
  }

  protected final HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(http.actualPort(), path)));
  }

  /// A request of a signed-in person.
  ///
  /// @param key of a person of the practice
  protected final HttpRequest.Builder requestOf(String key, String path) throws Exception {
    return request(path).header("authorization", "Bearer " + token(key));
  }

  protected final HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// Sends a request whose answer may take time.
  protected final CompletableFuture<HttpResponse<String>> sends(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  protected final String token(String key) throws Exception {
    KnownPerson known = done(practice.person(person(key))).orElseThrow();
    return tokens.sign(new Principal(known.personId(), known.organizationId(), known.kind()));
  }

  protected final PersonId person(String key) throws Exception {
    return new PersonId(text("select id::text from person where key = '%s'".formatted(key)));
  }

  protected final String text(String sql) throws Exception {
    return row(sql).getString(0);
  }

  protected final Row row(String sql) throws Exception {
    return done(database.pool().query(sql).execute()).iterator().next();
  }

  protected final void run(String sql) throws Exception {
    done(database.pool().query(sql).execute());
  }

  protected static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  protected static String code(HttpResponse<String> response) {
    return json(response).getString("code");
  }

  protected static <T> T done(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }
}
