package org.homegroup.bridge.jvb;

import io.vertx.core.json.JsonObject;
import org.homegroup.bridge.BridgeLoad;

/// The load and state of a Videobridge, read from `GET /colibri/stats`. The bridge does not enforce
/// its state: even drained or shutting down it creates conferences (JVB note), so the choice among
/// bridges must check it.
///
/// @param stress of the whole machine; 1.0 is full
/// @param joining the stress that one more endpoint adds
record JvbLoad(double stress, double joining, boolean drained, boolean shuttingDown) {

  static JvbLoad read(JsonObject stats) {
    return new JvbLoad(
        stats.getDouble("stress_level", 0.0),
        stats.getDouble("average_participant_stress", 0.01),
        stats.getBoolean("drain", false),
        stats.getBoolean("graceful_shutdown", false) || stats.getBoolean("shutting_down", false));
  }

  /// Returns the figures that matter for the choice among bridges.
  BridgeLoad forChoice() {
    return new BridgeLoad(stress, joining, !drained && !shuttingDown);
  }
}
