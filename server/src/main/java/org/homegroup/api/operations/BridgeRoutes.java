package org.homegroup.api.operations;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.bridge.pool.BridgeState;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.practice.PersonKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/api/operations/bridges`: how the bridges stand, and the switch that drains one, for the front
/// desk (ADR 0013 says why them). Mounted where the pool lives, on the HTTP server's context.
public final class BridgeRoutes implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeRoutes.class);
  private static final String DRAINED = "drained";

  private final BridgePool pool;
  private final Handler<RoutingContext> signedIn;

  public BridgeRoutes(BridgePool pool, Handler<RoutingContext> signedIn) {
    this.pool = pool;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/operations/bridges")
        .handler(signedIn)
        .handler(BridgeRoutes::onlyFrontDesk)
        .handler(this::list);
    router
        .post("/api/operations/bridges/:name/drain")
        .handler(signedIn)
        .handler(BridgeRoutes::onlyFrontDesk)
        .handler(this::drain);
  }

  private static void onlyFrontDesk(RoutingContext context) {
    if (BearerAuthHandler.principal(context).kind() != PersonKind.COORDINATOR) {
      throw new RequestRefused(ProblemCode.FORBIDDEN);
    }
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    context.next();
  }

  private void list(RoutingContext context) {
    context.json(
        new JsonObject()
            .put(
                "bridges", new JsonArray(pool.states().stream().map(BridgeRoutes::json).toList())));
  }

  private void drain(RoutingContext context) {
    boolean drained = drained(context);
    BridgeState state =
        pool.drain(context.pathParam("name"), drained)
            .orElseThrow(
                () -> new RequestRefused(ProblemCode.NOT_FOUND, "There is no such bridge."));
    LOG.info(
        "Bridge {} {} by person {}",
        state.name(),
        drained ? "drained" : "opened again",
        BearerAuthHandler.principal(context).personId());
    context.json(json(state));
  }

  private static boolean drained(RoutingContext context) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null
          && body.fieldNames().equals(Set.of(DRAINED))
          && body.getValue(DRAINED) instanceof Boolean drained) {
        return drained;
      }
    } catch (DecodeException | ClassCastException _) {
      // The sentence below says what is expected, whatever was wrong.
    }
    throw new RequestRefused(
        ProblemCode.MALFORMED, "The body must be {\"drained\":true} or {\"drained\":false}.");
  }

  private static JsonObject json(BridgeState state) {
    return new JsonObject()
        .put("name", state.name())
        .put("kind", state.kind())
        .put("region", state.region().orElse(null))
        .put("available", state.available())
        .put(DRAINED, state.drained())
        .put("load", state.load().isPresent() ? state.load().getAsDouble() : null)
        .put("sessions", state.sessions())
        .put("conferences", state.conferences())
        .put("endpoints", state.endpoints())
        .put("moves", state.moves());
  }
}
