package org.homegroup.bridge.jvb;

import io.vertx.core.json.JsonObject;
import org.homegroup.bridge.BridgeLoad;

/// How much a bridge has to do, and whether it wants more, out of `GET /colibri/stats`. The bridge
/// enforces none of it: drained, and even shutting down, it still makes conferences (JVB note). Who
/// chooses among bridges must look.
///
/// @param stress of the whole machine, 1.0 is full
/// @param joining what one more endpoint adds to it
record JvbLoad(double stress, double joining, boolean drained, boolean shuttingDown) {

  static JvbLoad read(JsonObject stats) {
    return new JvbLoad(
        stats.getDouble("stress_level", 0.0),
        stats.getDouble("average_participant_stress", 0.01),
        stats.getBoolean("drain", false),
        stats.getBoolean("graceful_shutdown", false) || stats.getBoolean("shutting_down", false));
  }

  /// What matters to who chooses.
  BridgeLoad forChoice() {
    return new BridgeLoad(stress, joining, !drained && !shuttingDown);
  }
}
