package org.homegroup.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One completed check: the same for the participant, the leads and the front desk. Kept in memory
/// until the session ends and never recorded, because it is no fact about the group.
///
/// @param recommendations most important first; possible with a good rating too
/// @param at time of the check
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
    var assessment = NetworkAssessor.assess(found);
    return new PreflightOutcome(
        assessment.rating(),
        assessment.recommendations(),
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
