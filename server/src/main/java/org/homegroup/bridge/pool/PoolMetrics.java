package org.homegroup.bridge.pool;

import io.micrometer.core.instrument.FunctionCounter;
import java.util.function.Function;
import org.homegroup.platform.metrics.Metrics;

/// Registers the metrics of the pool's members, labeled with their configured names.
public final class PoolMetrics {

  private static final String LABEL = "bridge";

  private PoolMetrics() {}

  /// The metrics page must be read on the pool's context.
  public static void register(Metrics metrics, BridgePool pool) {
    for (BridgeState each : pool.states()) {
      String name = each.name();
      Function<Function<BridgeState, Number>, Number> now =
          figure -> pool.state(name).map(figure).orElse(0);
      metrics.gauge(
          "bridge.available",
          "1 if the bridge can be used",
          () -> now.apply(state -> state.available() ? 1 : 0),
          LABEL,
          name);
      metrics.gauge(
          "bridge.drained",
          "1 if the bridge gets no new sessions",
          () -> now.apply(state -> state.drained() ? 1 : 0),
          LABEL,
          name);
      metrics.gauge(
          "bridge.load",
          "Reported stress and who has come since; 1 is full, NaN not told",
          () -> now.apply(state -> state.load().orElse(Double.NaN)),
          LABEL,
          name);
      metrics.gauge(
          "bridge.sessions",
          "Group sessions that have media on the bridge",
          () -> now.apply(BridgeState::sessions),
          LABEL,
          name);
      metrics.gauge(
          "bridge.conferences",
          "Conferences on the bridge: of groups, of side-rooms, of checks of a line",
          () -> now.apply(BridgeState::conferences),
          LABEL,
          name);
      metrics.gauge(
          "bridge.endpoints",
          "Endpoints on the bridge: everybody in a group or side-room, two for a check of a line",
          () -> now.apply(BridgeState::endpoints),
          LABEL,
          name);
      FunctionCounter.builder("homegroup.bridge.moves", pool, _ -> moves(pool, name))
          .description("Conferences that went from the bridge to another")
          .tag(LABEL, name)
          .register(metrics.registry());
    }
    FunctionCounter.builder("homegroup.bridge.refusals", pool, BridgePool::refusals)
        .description("Times no bridge could take a conference")
        .register(metrics.registry());
  }

  private static double moves(BridgePool pool, String name) {
    return pool.state(name).map(BridgeState::moves).orElse(0L);
  }
}
