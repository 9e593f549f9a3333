package org.homegroup.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One check that was made, with its verdict: the same for the person, the leads and the front
/// desk. It is no fact about the group: kept in memory until the session ends, on no record.
///
/// @param advice most important first; may be there with a good verdict too
/// @param at when it was made
public record LineCheck(
    Verdict verdict,
    List<Advice> advice,
    LinePath path,
    Optional<Integer> roundTripMs,
    Optional<Integer> lossUpPercent,
    Optional<Integer> lossDownPercent,
    Optional<Integer> kilobitsPerSecond,
    DeviceWord microphone,
    DeviceWord camera,
    Instant at) {

  public LineCheck {
    advice = List.copyOf(advice);
  }

  public static LineCheck of(LineFound found, Instant at) {
    var judged = LineJudge.judge(found);
    return new LineCheck(
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
