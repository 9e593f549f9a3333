package org.homegroup.preflight;

import java.util.Optional;

/// What a browser measured over the bridge. What it could not measure is empty, and not judged.
///
/// @param lossUpPercent of sound sent alone, on the way to the bridge
/// @param lossDownPercent of the same, on the way back
/// @param kilobitsPerSecond that came round when video was sent too
public record NetworkMeasurement(
    NetworkPath path,
    Optional<Integer> roundTripMs,
    Optional<Integer> lossUpPercent,
    Optional<Integer> lossDownPercent,
    Optional<Integer> kilobitsPerSecond,
    DeviceStatus microphone,
    DeviceStatus camera) {}
