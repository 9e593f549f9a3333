package org.homegroup.bridge.janus;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.homegroup.bridge.ConferenceListener;

/// What a conference needs of its bridge.
///
/// @param run of Janus, in which alone a conference can live
record JanusSite(
    Vertx vertx,
    JanusClient client,
    JanusSettings settings,
    InstantSource clock,
    String run,
    ConferenceListener listener) {}
