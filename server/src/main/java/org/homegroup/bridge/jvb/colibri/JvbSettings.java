package org.homegroup.bridge.jvb.colibri;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How this server reaches one Videobridge.
///
/// @param url of its private HTTP API, which has no authentication
/// @param webSocketUrl where its Colibri WebSockets are reached from here; empty: where it says
/// @param heightMax of the pictures it sends to each browser, in pixels
/// @param answerWithin how long it may take over an answer
/// @param browserWithin how long a browser may take to answer an offer
/// @param statsEvery how often it is asked what comes in
/// @param downAfter how long nothing of a kind may come before that kind is down
/// @param healthEvery how often it is asked whether it is well
/// @param outlivesServer whether a stop of this server leaves media to the next one
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

  /// The defaults of `reference.conf`, for a bridge.
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
