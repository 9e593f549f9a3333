package org.homegroup.api.operations;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.bridge.pool.BridgeState;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/api/operations/bridges`: how the bridges stand, and the switch that drains one, for the front
/// desk (ADR 0013 says why them). Mounted where the pool lives, on the HTTP server's context.
public final class BridgeRoutes implements Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeRoutes.class);
  private static final String DRAINED = "drained";

  private final BridgePool pool;

  public BridgeRoutes(BridgePool pool) {
    this.pool = pool;
  }

  @Override
  public void declare(Api api) {
    api.get("/api/operations/bridges", Action.READ_BRIDGES)
        .json(_ -> Future.succeededFuture(list()));
    api.post("/api/operations/bridges/:name/drain", Action.DRAIN_BRIDGE)
        .json(call -> Future.succeededFuture(drain(call)));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("bridges", new JsonArray(pool.states().stream().map(BridgeRoutes::json).toList()));
  }

  private JsonObject drain(Call call) {
    boolean drained = drained(call);
    BridgeState state =
        pool.drain(call.id("name", name -> name), drained)
            .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
    LOG.info(
        "Bridge {} {} by person {}",
        state.name(),
        drained ? "drained" : "opened again",
        call.person());
    return json(state);
  }

  private static boolean drained(Call call) {
    if (call.body(Set.of(DRAINED)).getValue(DRAINED) instanceof Boolean drained) {
      return drained;
    }
    throw RequestRefused.malformed("/" + DRAINED);
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
