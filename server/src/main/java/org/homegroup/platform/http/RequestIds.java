package org.homegroup.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Gives each request a short random id, which its answer and its log lines carry. Never taken from
/// the caller, who could otherwise write into the log.
final class RequestIds implements Handler<RoutingContext> {

  private static final String KEY = "requestId";

  @Override
  public void handle(RoutingContext context) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    context.put(KEY, id);
    context.response().putHeader("X-Request-Id", id);
    context.next();
  }

  static String of(RoutingContext context) {
    String id = context.get(KEY);
    return id == null ? "none" : id;
  }
}
