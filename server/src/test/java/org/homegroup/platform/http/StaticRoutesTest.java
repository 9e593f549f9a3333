package org.homegroup.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StaticRoutesTest {

  private static final String SCRIPT = "/assets/index-abc123.js";

  private RunningHttp http;

  @BeforeEach
  void start(Vertx vertx) {
    http =
        RunningHttp.start(
            vertx,
            Map.of(),
            Optional.empty(),
            new StaticRoutes(new WebAssets("test-webroot", Optional.empty())));
  }

  @Test
  @DisplayName("Every address that is no file is the page, which is asked for again each time")
  void page() {
    for (String path : List.of("/", "/session/7", "/enter", "/index.html")) {
      var response = http.get(path);
      assertEquals(200, response.statusCode(), path);
      assertTrue(response.body().contains("<title>Homegroup"), path);
      assertEquals("no-cache", header(response, "Cache-Control"));
      assertEquals("text/html; charset=utf-8", header(response, "Content-Type"));
    }
  }

  @Test
  @DisplayName("The page carries the practice's number, also for who has no script")
  void telephone(Vertx vertx) {
    String without = http.get("/").body();
    assertTrue(without.contains("Or call your practice<!--"), without);
    assertFalse(without.contains("tel:"), without);

    var assets = new WebAssets("test-webroot", Optional.of("(512) 555-0100 <\"&"));
    var other = RunningHttp.start(vertx, Map.of(), Optional.empty(), new StaticRoutes(assets));
    String with = other.get("/enter").body();
    assertTrue(with.contains("content=\"(512) 555-0100 &lt;&quot;&amp;\""), with);
    assertTrue(with.contains("practice: <a href=\"tel:5125550100\">(512) 555-0100 &lt;"), with);
    assertNotEquals(
        header(http.get("/"), "ETag"), header(other.get("/"), "ETag"), "a number that changes");
  }

  @Test
  @DisplayName("A file with a hash in its name may be kept for ever, and is sent compressed")
  void hashedAsset() {
    var plain = http.get(SCRIPT);
    var zipped = http.get(SCRIPT, "Accept-Encoding", "gzip, br");
    var again = http.get(SCRIPT, "If-None-Match", header(plain, "ETag"));

    assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
    assertEquals("text/javascript; charset=utf-8", header(plain, "Content-Type"));
    assertEquals("gzip", header(zipped, "Content-Encoding"));
    assertTrue(zipped.body().length() < plain.body().length());
    assertEquals(304, again.statusCode());
  }

  @Test
  @DisplayName("Only what the build holds is served, and only to read")
  void nothingElse() {
    for (String path :
        List.of(
            "/assets/none.js",
            "/assets/",
            "/api/none",
            "/live",
            "/.hidden/x.js",
            "/%2e%2e/logback.xml",
            "/assets/..%2f..%2flogback.xml",
            "/assets/%5c..%5clogback.xml",
            "//logback.xml")) {
      assertEquals(404, http.get(path).statusCode(), path);
    }
    var post = http.request("/").POST(BodyPublishers.noBody());
    assertEquals(404, http.send(post).statusCode());
    var head = http.request(SCRIPT).HEAD();
    assertEquals(200, http.send(head).statusCode());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
