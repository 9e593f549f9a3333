package org.homegroup.bridge.pool;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses the bridge for a session's conference. Pure.
final class BridgeSelector {

  /// From this load on, a bridge of another region is preferred (jicofo's value).
  static final double BUSY = 0.8;

  private BridgeSelector() {}

  /// The properties of a bridge that matter for the choice.
  ///
  /// @param recentlyFailed true if it failed a short time ago and may fail again
  /// @param stress the last reported value; 1 if there is none
  /// @param unreported participants not yet included in `stress`: they joined since, or will soon
  record Candidate(
      String name,
      Optional<String> region,
      boolean available,
      boolean drained,
      boolean recentlyFailed,
      double stress,
      double stressPerEndpoint,
      int unreported) {

    /// Estimates the load a little later. A whole group arrives within seconds, and many groups at
    /// the full hour, all while the reported figure is the same.
    double load() {
      return stress + unreported * stressPerEndpoint;
    }

    boolean busy() {
      return load() >= BUSY;
    }

    private boolean acceptsConferences() {
      return available && !drained;
    }

    private boolean isIn(Optional<String> wanted) {
      return wanted.isEmpty() || wanted.equals(region);
    }
  }

  /// Returns the name of the chosen bridge; empty if none accepts a conference.
  ///
  /// @param region the session's region, if it has one
  /// @param currentBridge the bridge that has the session, or had it a short time ago; the session
  ///     stays there
  static Optional<String> choose(
      List<Candidate> candidates, Optional<String> region, Optional<String> currentBridge) {
    List<Candidate> open = candidates.stream().filter(Candidate::acceptsConferences).toList();
    return open.stream()
        .filter(
            each -> currentBridge.filter(each.name()::equals).isPresent() && !each.recentlyFailed())
        .findFirst()
        .or(() -> open.stream().min(order(region)))
        .map(Candidate::name);
  }

  /// Prefers bridges that did not fail, then those not busy, then near ones, then the least loaded.
  /// The name decides ties, so that the same situation always has the same result.
  private static Comparator<Candidate> order(Optional<String> region) {
    return Comparator.comparing(Candidate::recentlyFailed)
        .thenComparing(Candidate::busy)
        .thenComparing(each -> !each.isIn(region))
        .thenComparingDouble(Candidate::load)
        .thenComparing(Candidate::name);
  }
}
