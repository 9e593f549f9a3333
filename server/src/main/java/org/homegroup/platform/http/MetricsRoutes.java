package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.homegroup.platform.config.Secret;
import org.homegroup.platform.metrics.Metrics;

/// Serves `/metrics` to a scraper: with the configured token from anywhere, without one from this
/// machine only. For all others the page does not exist.
final class MetricsRoutes implements Routes {

  private final Metrics metrics;
  private final Secret token;

  MetricsRoutes(Metrics metrics, Secret token) {
    this.metrics = metrics;
    this.token = token;
  }

  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(this::scrape);
  }

  private void scrape(RoutingContext context) {
    if (!mayRead(context.request())) {
      throw new RequestRefused(ProblemCode.NOT_FOUND);
    }
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(metrics.scrape());
  }

  private boolean mayRead(HttpServerRequest request) {
    if (token.isEmpty()) {
      return isDirectFromThisMachine(request);
    }
    String given = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
    return MessageDigest.isEqual(bytes(given), bytes("Bearer " + token.value()));
  }

  /// A proxy on this machine also calls from loopback; the headers it adds reveal it.
  private static boolean isDirectFromThisMachine(HttpServerRequest request) {
    String address = request.connection().remoteAddress().hostAddress();
    boolean loopback =
        address != null
            && (address.startsWith("127.")
                || address.equals("0:0:0:0:0:0:0:1")
                || address.equals("::1"));
    return loopback
        && !request.headers().contains("Forwarded")
        && !request.headers().contains("X-Forwarded-For")
        && !request.headers().contains("Via");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
