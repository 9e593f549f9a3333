package org.homegroup.api.operations;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/health/live`: the process answers. `/health/ready`: and everything it needs answers too; else
/// 503, and a load balancer should send people elsewhere.
public final class HealthRoutes implements Routes {

  private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);
  private static final long PATIENCE_SECONDS = 2;

  private final List<HealthCheck> checks;

  public HealthRoutes(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(context -> context.json(new JsonObject().put("status", "live")));
    router.get("/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext context) {
    List<Future<Boolean>> answers = checks.stream().map(HealthRoutes::ask).toList();
    Future.all(answers).onSuccess(all -> answer(context, all.list())).onFailure(context::fail);
  }

  private static Future<Boolean> ask(HealthCheck check) {
    return check
        .check()
        .get()
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map(true)
        .otherwise(
            failure -> {
              log.warn("Not ready: {} ({})", check.name(), failure.toString());
              return false;
            });
  }

  private void answer(RoutingContext context, List<Boolean> answers) {
    var each = new JsonObject();
    for (int i = 0; i < checks.size(); i++) {
      each.put(checks.get(i).name(), answers.get(i) ? "ready" : "failing");
    }
    boolean ready = !answers.contains(false);
    context.response().setStatusCode(ready ? 200 : ProblemCode.UNAVAILABLE.status());
    context.json(new JsonObject().put("status", ready ? "ready" : "failing").put("checks", each));
  }
}
