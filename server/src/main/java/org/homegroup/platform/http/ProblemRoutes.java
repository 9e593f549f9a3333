package org.homegroup.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Serves the pages to which the `type` of a problem leads: a sentence about it.
final class ProblemRoutes implements Routes {

  @Override
  public void mount(Router router) {
    router.get("/problems/:code").handler(ProblemRoutes::explain);
  }

  private static void explain(RoutingContext context) {
    ProblemCode code =
        ProblemCode.ofCode(context.pathParam("code"))
            .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end("%s (%d)%n%s%n".formatted(code.title(), code.status(), code.explanation()));
  }
}
