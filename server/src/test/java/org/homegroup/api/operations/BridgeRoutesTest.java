package org.homegroup.api.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Pipeline;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.bridge.pool.BridgeMember;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.bridge.pool.PoolMetrics;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.http.HttpVerticle;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.PersonKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeRoutesTest {

  private static final String LIST = "/api/operations/bridges";
  private static final String DRAIN_EAST = LIST + "/east/drain";
  private static final String FRONT_DESK = "coordinator";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeTimers time = new FakeTimers();
  private final FakeBridge east = new FakeBridge("east", time);
  private final Metrics metrics = new Metrics();
  private final BridgePool pool =
      new BridgePool(
          List.of(
              new BridgeMember("east", "janus", Optional.of("eastern"), false, east),
              new BridgeMember(
                  "west", "janus", Optional.empty(), true, new FakeBridge("west", time))),
          _ -> Future.succeededFuture(Optional.empty()),
          time);
  private int port;

  @BeforeEach
  void open() {
    pool.start(time);
    PoolMetrics.register(metrics, pool);
    var config =
        new ConfigLoader(Map.of(), Path.of(""))
            .load(Optional.empty(), Map.of("homegroup.http.port", 0));
    // No session is asked for.
    var access = new AccessResolver(_ -> nobody(), _ -> nobody(), _ -> nobody());
    var routes =
        new Pipeline(BridgeRoutesTest::verify, access, metrics, List.of(new BridgeRoutes(pool)));
    var http = new HttpVerticle(config, metrics, List.of(routes), Optional.empty());
    vertx.deployVerticle(http).toCompletionStage().toCompletableFuture().join();
    port = http.actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    metrics.close();
  }

  @Test
  @DisplayName("The front desk sees how every bridge stands")
  void list() throws Exception {
    var bridges = new JsonObject(get(LIST, FRONT_DESK).body()).getJsonArray("bridges");
    assertEquals(
        new JsonObject()
            .put("name", "east")
            .put("kind", "janus")
            .put("region", "eastern")
            .put("available", true)
            .put("drained", false)
            .put("load", 0.0)
            .put("sessions", 0)
            .put("conferences", 0)
            .put("endpoints", 0)
            .put("moves", 0),
        bridges.getJsonObject(0));
    assertTrue(bridges.getJsonObject(1).getBoolean("drained"));
  }

  @Test
  @DisplayName("The front desk drains a bridge and opens it again")
  void drain() throws Exception {
    var answer = post(DRAIN_EAST, FRONT_DESK, "{\"drained\":true}");
    assertEquals(200, answer.statusCode());
    assertTrue(new JsonObject(answer.body()).getBoolean("drained"));
    assertTrue(pool.state("east").orElseThrow().drained());
    assertTrue(metrics.scrape().contains("homegroup_bridge_drained{bridge=\"east\"} 1"));
    post(DRAIN_EAST, FRONT_DESK, "{\"drained\":false}");
    assertFalse(pool.state("east").orElseThrow().drained());
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient", "guest", "clinician"})
  @DisplayName("Nobody else may look or drain")
  void forbidden(String kind) throws Exception {
    assertEquals(403, get(LIST, kind).statusCode());
    var answer = post(DRAIN_EAST, kind, "{\"drained\":true}");
    assertEquals(403, answer.statusCode());
    assertEquals("forbidden", new JsonObject(answer.body()).getString("code"));
    assertFalse(pool.state("east").orElseThrow().drained());
  }

  @Test
  @DisplayName("A stranger is asked to sign in")
  void unauthorized() throws Exception {
    var answer = get(LIST, "nobody");
    assertEquals(401, answer.statusCode());
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[true]", "{\"drained\":\"yes\"}", "{\"drained\":true,\"x\":1}"})
  @DisplayName("A body of another form is malformed")
  void malformed(String body) throws Exception {
    var answer = post(DRAIN_EAST, FRONT_DESK, body);
    assertEquals(400, answer.statusCode());
    assertEquals("malformed", new JsonObject(answer.body()).getString("code"));
  }

  @Test
  @DisplayName("Another method is refused, and told which the address has")
  void otherMethod() throws Exception {
    var get = get(DRAIN_EAST, FRONT_DESK);
    assertEquals(405, get.statusCode());
    assertEquals("method-not-allowed", new JsonObject(get.body()).getString("code"));
    assertEquals("POST", get.headers().firstValue("Allow").orElseThrow());
    var post = post(LIST, FRONT_DESK, "{}");
    assertEquals(405, post.statusCode());
    assertEquals("GET", post.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  @DisplayName("An unknown bridge is not found")
  void unknown() throws Exception {
    assertEquals(404, post(LIST + "/north/drain", FRONT_DESK, "{\"drained\":true}").statusCode());
  }

  @Test
  @DisplayName("The metrics page tells of each bridge, and of a death")
  void metrics() {
    east.die();
    String page = metrics.scrape();
    for (String line :
        List.of(
            "homegroup_bridge_available{bridge=\"east\"} 0",
            "homegroup_bridge_available{bridge=\"west\"} 1",
            "homegroup_bridge_drained{bridge=\"west\"} 1",
            "homegroup_bridge_load{bridge=\"east\"} NaN",
            "homegroup_bridge_sessions{bridge=\"east\"} 0",
            "homegroup_bridge_conferences{bridge=\"east\"} 0",
            "homegroup_bridge_endpoints{bridge=\"east\"} 0",
            "homegroup_bridge_moves_total{bridge=\"east\"} 0",
            "homegroup_bridge_refusals_total 0")) {
      assertTrue(page.contains(line), line + " in " + page);
    }
  }

  /// In place of tokens, which need a database: the word after `Bearer` is the kind of person.
  private static Future<Optional<Principal>> verify(String kind) {
    return Future.succeededFuture(
        "nobody".equals(kind)
            ? Optional.empty()
            : Optional.of(
                new Principal(
                    PersonId.random(),
                    new OrganizationId("00000000-0000-0000-0000-000000000001"),
                    PersonKind.valueOf(kind.toUpperCase(Locale.ROOT)))));
  }

  private static <T> Future<T> nobody() {
    return Future.failedFuture(new AssertionError("nobody is looked up"));
  }

  private HttpResponse<String> get(String path, String kind) throws Exception {
    return client.send(request(path, kind).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String kind, String body) throws Exception {
    return client.send(
        request(path, kind).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String kind) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + kind);
  }
}
