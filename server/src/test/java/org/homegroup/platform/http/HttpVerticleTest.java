package org.homegroup.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.homegroup.api.operations.HealthCheck;
import org.homegroup.api.operations.HealthRoutes;
import org.homegroup.platform.config.StartFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HttpVerticleTest {

  @Test
  @DisplayName("Every answer carries the security headers, failures too")
  void securityHeaders(Vertx vertx) {
    var http = start(vertx, Map.of());

    for (String path : List.of("/health/live", "/api/nothing", "/problems/internal")) {
      var headers = http.get(path).headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("script-src 'self';"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
      assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
      assertFalse(headers.firstValue("Strict-Transport-Security").isPresent());
    }
  }

  @Test
  @DisplayName("Behind https the browser is told to stay there, and which socket is ours")
  void https(Vertx vertx) {
    var http = start(vertx, Map.of("homegroup.http.public-url", "https://groups.example.org"));

    var headers = http.get("/health/live").headers();

    assertTrue(headers.firstValue("Strict-Transport-Security").isPresent());
    assertTrue(
        headers
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("connect-src 'self' wss://groups.example.org;"));
  }

  @Test
  @DisplayName("A failing route shows a problem with a request id and nothing of its inside")
  void internal(Vertx vertx) {
    var http =
        start(
            vertx,
            Map.of(),
            router ->
                router
                    .get("/api/breaks")
                    .handler(
                        _ -> {
                          throw new IllegalStateException("ana's token");
                        }));

    var first = http.get("/api/breaks?token=abc");
    var second = http.get("/api/breaks");

    assertProblem(500, "internal", first);
    assertFalse(first.body().contains("ana"));
    assertEquals("/api/breaks", new JsonObject(first.body()).getString("instance"));
    assertNotEquals(requestId(first), requestId(second));
    assertEquals(first.headers().firstValue("X-Request-Id").orElse(""), requestId(first));
  }

  @Test
  @DisplayName("A refusal of a route, an unknown address and a body that is too large are problems")
  void refusals(Vertx vertx) {
    var http =
        start(
            vertx,
            Map.of("homegroup.http.max-body-size", "2 KiB"),
            router -> {
              router
                  .get("/api/closed")
                  .handler(context -> context.fail(new RequestRefused(ProblemCode.FORBIDDEN)));
              router.post("/api/body").handler(context -> context.end("ok"));
            });

    assertProblem(403, "forbidden", http.get("/api/closed"));
    assertProblem(404, "not-found", http.get("/api/nothing"));
    assertEquals(200, post(http, 100).statusCode());
    assertProblem(413, "too-large", post(http, 3_000));
  }

  @Test
  @DisplayName("The server is ready only when every check is")
  void health(Vertx vertx) {
    var database = new HealthCheck("database", Future::succeededFuture);
    var bridge = new HealthCheck("bridge", () -> Future.failedFuture("no route to 10.0.0.1"));

    var well = start(vertx, Map.of(), new HealthRoutes(List.of(database))).get("/health/ready");
    var ill =
        start(vertx, Map.of(), new HealthRoutes(List.of(database, bridge))).get("/health/ready");

    assertEquals(200, well.statusCode());
    assertEquals(503, ill.statusCode());
    assertEquals(
        "{\"status\":\"failing\",\"checks\":{\"database\":\"ready\",\"bridge\":\"failing\"}}",
        ill.body());
  }

  @Test
  @DisplayName("Metrics are for this machine, or for who knows the word")
  void metrics(Vertx vertx) {
    var open = start(vertx, Map.of());
    var closed = start(vertx, Map.of("homegroup.http.metrics-token", "swordfish"));

    assertTrue(open.get("/metrics").body().contains("jvm_memory_used_bytes"));
    assertProblem(404, "not-found", open.get("/metrics", "X-Forwarded-For", "203.0.113.9"));
    assertProblem(404, "not-found", closed.get("/metrics"));
    assertProblem(404, "not-found", closed.get("/metrics", "Authorization", "Bearer cod"));
    assertEquals(200, closed.get("/metrics", "Authorization", "Bearer swordfish").statusCode());
  }

  @Test
  @DisplayName("A port in use is one sentence that says what to do")
  void busyPort(Vertx vertx) {
    int port = start(vertx, Map.of()).port();
    Map<String, Integer> same = Map.of("homegroup.http.port", port);

    var failure = assertThrows(CompletionException.class, () -> start(vertx, same));
    var early =
        assertThrows(
            StartFailure.class,
            () -> ListenFailure.throwIfPortIsTaken(RunningHttp.config(same).http()));

    var late = assertInstanceOf(StartFailure.class, failure.getCause());
    assertEquals(
        "Port %d is in use. Stop the other program or start with --port %d."
            .formatted(port, port + 1),
        late.getMessage());
    assertEquals(late.getMessage(), early.getMessage());
    assertEquals(StartFailure.Kind.PORT, late.kind());
  }

  private static RunningHttp start(Vertx vertx, Map<String, ?> settings, Routes... routes) {
    return RunningHttp.start(vertx, settings, Optional.empty(), routes);
  }

  private static HttpResponse<String> post(RunningHttp http, int bytes) {
    return http.send(http.request("/api/body").POST(BodyPublishers.ofString("x".repeat(bytes))));
  }

  private static void assertProblem(int status, String code, HttpResponse<String> response) {
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(code, new JsonObject(response.body()).getString("code"));
  }

  private static String requestId(HttpResponse<String> response) {
    return new JsonObject(response.body()).getString("requestId");
  }
}
