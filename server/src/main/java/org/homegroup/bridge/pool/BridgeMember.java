package org.homegroup.bridge.pool;

import java.util.Optional;
import org.homegroup.bridge.MediaBridge;

/// A bridge of the pool, as configured and started.
///
/// @param name in configuration, log, metrics and on the operations page
/// @param kind as configuration writes it
/// @param drained true if it accepts no new sessions from the start
public record BridgeMember(
    String name, String kind, Optional<String> region, boolean drained, MediaBridge bridge) {}
