package org.homegroup.bridge.reconcile;

import java.time.Duration;

/// Computes retry delays that double from the first delay up to the longest.
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = FIRST;
  private int tries;

  /// Returns the delay before the next retry.
  Duration next() {
    Duration delay = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    tries++;
    return delay;
  }

  /// Returns how often [#next] was called since the last success.
  int tries() {
    return tries;
  }

  void succeeded() {
    next = FIRST;
    tries = 0;
  }
}
