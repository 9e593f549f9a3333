package org.homegroup.bridge.pool;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which bridge the conference of a session is opened on. A pure function of what is known.
final class BridgeSelector {

  /// From here on a bridge of another region is better than this one (jicofo's value).
  static final double BUSY = 0.8;

  private BridgeSelector() {}

  /// A bridge as the choice sees it.
  ///
  /// @param recentlyFailed failed a short time ago; it may fail again
  /// @param stress as it last told, 1 when it does not tell
  /// @param unreported participants whom `stress` does not know of yet: who joined since, or will
  // at
  ///     once
  record Candidate(
      String name,
      Optional<String> region,
      boolean available,
      boolean drained,
      boolean recentlyFailed,
      double stress,
      double stressPerEndpoint,
      int unreported) {

    /// What the bridge would say if it were asked a while from now. A whole group comes within
    /// seconds, and many groups at the full hour, all on the same old figure.
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

  /// The name of the bridge; empty when none can take a conference.
  ///
  /// @param region the session's own, if it has one
  /// @param currentBridge where the session is, or was a short time ago: it stays there
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

  /// Well before ailing, free before busy, near before far, then the least load; the name decides
  /// what is left, so that the same situation always has the same answer.
  private static Comparator<Candidate> order(Optional<String> region) {
    return Comparator.comparing(Candidate::recentlyFailed)
        .thenComparing(Candidate::busy)
        .thenComparing(each -> !each.isIn(region))
        .thenComparingDouble(Candidate::load)
        .thenComparing(Candidate::name);
  }
}
