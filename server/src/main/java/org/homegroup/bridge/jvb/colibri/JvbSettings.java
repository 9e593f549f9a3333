package org.homegroup.bridge.jvb.colibri;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The settings for one Videobridge.
///
/// @param url of its private HTTP API, which has no authentication
/// @param webSocketUrl the base URL of its Colibri WebSockets as seen from here; empty for the one
///     that the bridge reports
/// @param heightMax the height limit of the videos sent to browsers, in pixels
/// @param answerWithin the time limit for a response of the bridge
/// @param browserWithin the time limit for a browser's answer to an offer
/// @param statsEvery the interval of statistics requests
/// @param downAfter the time without packets after which a kind of media counts as down
/// @param healthEvery the interval of health checks
/// @param outlivesServer true if media is left to the next server when this one stops
public record JvbSettings(
    URI url,
    Optional<URI> webSocketUrl,
    int heightMax,
    Duration answerWithin,
    Duration browserWithin,
    Duration statsEvery,
    Duration downAfter,
    Duration healthEvery,
    boolean outlivesServer) {

  /// Returns the defaults of `reference.conf` for a bridge.
  public static JvbSettings at(URI url) {
    return new JvbSettings(
        url,
        Optional.empty(),
        720,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        true);
  }
}
