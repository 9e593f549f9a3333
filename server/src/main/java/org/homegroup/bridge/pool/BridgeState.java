package org.homegroup.bridge.pool;

import java.util.Optional;
import java.util.OptionalDouble;

/// The current state of a member, for operators. It contains nothing about persons.
///
/// @param drained by an operator, by configuration or by the bridge itself
/// @param load the reported stress plus the estimate for recent joins; empty if the bridge does not
///     report
/// @param sessions the group sessions with the group or a side-room on this bridge
/// @param conferences of groups, of side-rooms and of pre-call checks
/// @param endpoints in all conferences; a pre-call check has two
/// @param moves the conferences that moved from here to another bridge since the start
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
