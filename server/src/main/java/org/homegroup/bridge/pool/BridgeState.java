package org.homegroup.bridge.pool;

import java.util.Optional;
import java.util.OptionalDouble;

/// How a bridge of the pool stands now, for operators. Nothing in it is about a person.
///
/// @param drained by an operator, by configuration or by the bridge itself
/// @param load reported stress and what has come since; empty when the bridge does not tell
/// @param sessions group sessions that meet here, in the group or in a side-room
/// @param conferences those of the groups and of their side-rooms, and checks of lines
/// @param endpoints in all conferences; a check has two
/// @param moves conferences that went from here to another bridge, since the start
public record BridgeState(
    String name,
    String kind,
    Optional<String> region,
    boolean available,
    boolean drained,
    OptionalDouble load,
    int sessions,
    int conferences,
    int endpoints,
    long moves) {}
