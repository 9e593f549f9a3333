package org.homegroup.bridge.janus.conference;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.janus.gateway.JanusClient;
import org.homegroup.bridge.janus.gateway.JanusSettings;

/// What a conference needs of its bridge.
///
/// @param run of Janus, in which alone a conference can live
public record JanusContext(
    Vertx vertx,
    JanusClient client,
    JanusSettings settings,
    InstantSource clock,
    String run,
    Consumer<ConferenceEvent> consumer) {}
