package org.homegroup.testing.identity;

import static org.homegroup.testing.identity.IdentityFixture.done;

import io.vertx.core.Future;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.homegroup.api.IdentityRoutes;
import org.homegroup.api.SessionListRoutes;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Pipeline;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.http.HttpVerticle;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.SessionStatus;

/// The real HTTP server with the routes of identity and practice, and a client that keeps no
/// cookies by itself.
public final class SignInFixture {

  public static final int BURST = 60;

  public final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  public SignInFixture(IdentityFixture house, SessionStatus status) throws Exception {
    Config config =
        new ConfigLoader(Map.of(), Path.of(""))
            .load(Optional.empty(), Map.of("homegroup.http.port", 0));
    var signIns = new Limit(new RateLimit(1, BURST, house.clock), "identity-rate", 1);
    // No session runs here.
    var access = new AccessResolver(house.directory::person, house.directory::booking, _ -> null);
    var routes =
        new Pipeline(
            house.tokens::verify,
            access,
            metrics,
            List.of(
                new IdentityRoutes(house.identity, signIns, () -> house.baseUrl),
                new SessionListRoutes(
                    house.directory, status, _ -> Future.succeededFuture(Set.of()), house.clock)));
    var http = new HttpVerticle(config, metrics, List.of(routes), Optional.empty());
    done(house.vertx.deployVerticle(http));
    base = URI.create("http://127.0.0.1:" + http.actualPort());
  }

  public HttpResponse<String> post(String call, String body, String cookies) {
    return postAsync(call, body, cookies).join();
  }

  public HttpResponse<String> post(String call, String body, String cookies, String authorization) {
    HttpRequest.Builder request = posting(call, body, cookies);
    return send(request.header("Authorization", authorization)).join();
  }

  public CompletableFuture<HttpResponse<String>> postAsync(
      String call, String body, String cookies) {
    return send(posting(call, body, cookies));
  }

  public HttpResponse<String> get(String path, String authorization) {
    return send(HttpRequest.newBuilder(base.resolve(path)).header("Authorization", authorization))
        .join();
  }

  /// `name=value` of the one cookie an answer sets.
  public static String cookie(HttpResponse<String> answer) {
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private HttpRequest.Builder posting(String call, String body, String cookies) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/identity/" + call))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return cookies.isEmpty() ? request : request.header("Cookie", cookies);
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
