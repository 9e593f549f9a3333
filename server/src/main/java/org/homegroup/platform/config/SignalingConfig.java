package org.homegroup.platform.config;

import java.time.Duration;

/// Section `signaling`: intervals and limits of the live socket, for each connection.
///
/// @param maxMessageSize bytes of one client message
/// @param messagesPerSecond sustained rate; `burst` at once
/// @param maxQueued bytes queued for a slow reader before its connection is closed
/// @param resumeWindow messages kept for a connection that comes back
public record SignalingConfig(
    Duration pingInterval,
    Duration lostAfter,
    Duration helloTimeout,
    int maxMessageSize,
    int messagesPerSecond,
    int burst,
    int maxQueued,
    int resumeWindow,
    Duration closeGrace) {

  static SignalingConfig from(Section section) {
    var signaling =
        new SignalingConfig(
            section.duration("ping-interval", Duration.ofMillis(100)),
            section.duration("lost-after", Duration.ofMillis(200)),
            section.duration("hello-timeout", Duration.ofMillis(100)),
            section.bytes("max-message-size", 1_024),
            section.integer("messages-per-second", 1, 10_000),
            section.integer("burst", 1, 100_000),
            section.bytes("max-queued", 16 * 1_024),
            section.integer("resume-window", 0, 100_000),
            section.duration("close-grace", Duration.ZERO));
    if (signaling.lostAfter.compareTo(signaling.pingInterval.multipliedBy(2)) < 0) {
      section.complain(
          "lost-after", "must be at least twice ping-interval, or one late ping ends a connection");
    }
    return signaling;
  }
}
