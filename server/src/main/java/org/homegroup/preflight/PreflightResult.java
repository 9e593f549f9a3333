package org.homegroup.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One check that was made, with its verdict: the same for the person, the leads and the front
/// desk. It is no fact about the group: kept in memory until the session ends, on no record.
///
/// @param advice most important first; may be there with a good verdict too
/// @param at when it was made
public record PreflightResult(
    Verdict verdict,
    List<Recommendation> advice,
    NetworkPath path,
    Optional<Integer> roundTripMs,
    Optional<Integer> lossUpPercent,
    Optional<Integer> lossDownPercent,
    Optional<Integer> kilobitsPerSecond,
    DeviceStatus microphone,
    DeviceStatus camera,
    Instant at) {

  public PreflightResult {
    advice = List.copyOf(advice);
  }

  public static PreflightResult of(NetworkMeasurement found, Instant at) {
    var judged = NetworkRating.judge(found);
    return new PreflightResult(
        judged.verdict(),
        judged.advice(),
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
