package org.homegroup.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.homegroup.platform.config.HttpConfig;

/// Sets the headers that tell the browser to run and load only this server's files, to show the
/// page in no frame, to send no referrer, and to give camera and microphone to these pages alone.
/// Answers are not stored unless a route allows it.
final class SecurityHeaders implements Handler<RoutingContext> {

  private static final String PERMISSIONS =
      "camera=(self), microphone=(self), speaker-selection=(self), autoplay=(self), fullscreen=(self),"
          + " display-capture=(self), geolocation=(), payment=(), usb=(), serial=(),"
          + " browsing-topics=()";

  private final MultiMap headers = HttpHeaders.headers();

  SecurityHeaders(HttpConfig http) {
    headers
        .add("Content-Security-Policy", contentPolicy(http))
        .add("Permissions-Policy", PERMISSIONS)
        .add("Referrer-Policy", "no-referrer")
        .add("X-Content-Type-Options", "nosniff")
        .add("X-Frame-Options", "DENY")
        .add("Cross-Origin-Opener-Policy", "same-origin")
        .add("Cross-Origin-Resource-Policy", "same-origin")
        .add(HttpHeaders.CACHE_CONTROL, "no-store");
    if (http.publicUrl().map(URI::getScheme).filter("https"::equals).isPresent()) {
      headers.add("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void handle(RoutingContext context) {
    context.response().headers().addAll(headers);
    context.next();
  }

  /// Some browsers (Safari before 15.4) do not count the page's own WebSocket as 'self', so it is
  /// named where it is known.
  private static String contentPolicy(HttpConfig http) {
    String socket =
        http.publicUrl().map(url -> " " + url.toString().replaceFirst("^http", "ws")).orElse("");
    return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        + " img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; manifest-src 'self';"
        + " connect-src 'self'"
        + socket
        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}
