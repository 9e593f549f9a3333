package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.janus.gateway.JanusClient;
import org.homegroup.bridge.janus.gateway.JanusSettings;

/// The dependencies of a conference on Janus.
///
/// @param run the id of the Janus process; a conference exists within one run only
public record JanusContext(
    Vertx vertx,
    JanusClient client,
    JanusSettings settings,
    InstantSource clock,
    String run,
    Consumer<ConferenceEvent> consumer) {}
