package org.homegroup.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One check that was made, with its verdict: the same for the person, the leads and the front
/// desk. It is no fact about the group: kept in memory until the session ends, on no record.
///
/// @param recommendations most important first; may be there with a good verdict too
/// @param at when it was made
public record PreflightOutcome(
    NetworkRating rating,
    List<Recommendation> recommendations,
    NetworkPath path,
    Optional<Integer> roundTripMs,
    Optional<Integer> lossUpPercent,
    Optional<Integer> lossDownPercent,
    Optional<Integer> kilobitsPerSecond,
    DeviceStatus microphone,
    DeviceStatus camera,
    Instant at) {

  public PreflightOutcome {
    recommendations = List.copyOf(recommendations);
  }

  public static PreflightOutcome of(NetworkMeasurement found, Instant at) {
    var judged = NetworkAssessor.judge(found);
    return new PreflightOutcome(
        judged.rating(),
        judged.recommendations(),
        found.path(),
        found.roundTripMs(),
        found.lossUpPercent(),
        found.lossDownPercent(),
        found.kilobitsPerSecond(),
        found.microphone(),
        found.camera(),
        at);
  }
}
