package org.homegroup.signaling.room;

import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.loop.LoopTime;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.signaling.protocol.MessageCodec;

/// The environment of all rooms of a node: limits, time, metrics, and the ports to the rest of the
/// server.
public record RoomEnvironment(
    SignalingConfig config, LoopTime time, Metrics metrics, RoomPorts ports) {

  private static final double MILLIS_A_SECOND = 1000.0;

  /// The limits that each client is told in its welcome.
  MessageCodec.Limits limits() {
    return new MessageCodec.Limits(
        config.pingInterval().toMillis() / MILLIS_A_SECOND,
        config.lostAfter().toMillis() / MILLIS_A_SECOND,
        config.maxMessageSize(),
        config.messagesPerSecond());
  }
}
