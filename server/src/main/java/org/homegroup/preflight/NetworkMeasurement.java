package org.homegroup.preflight;

import java.util.Optional;

/// A browser's measurement over the bridge. Values that could not be measured are empty and not
/// rated.
///
/// @param lossUpPercent of audio sent alone, on the way to the bridge
/// @param lossDownPercent of the same, on the way back
/// @param kilobitsPerSecond that came back when video was sent too
public record NetworkMeasurement(
    NetworkPath path,
    Optional<Integer> roundTripMs,
    Optional<Integer> lossUpPercent,
    Optional<Integer> lossDownPercent,
    Optional<Integer> kilobitsPerSecond,
    DeviceStatus microphone,
    DeviceStatus camera) {}
