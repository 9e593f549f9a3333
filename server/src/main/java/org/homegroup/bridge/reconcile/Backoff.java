package org.homegroup.bridge.reconcile;

import java.time.Duration;

/// How long to wait before the next try: doubling from the first delay up to the longest.
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = FIRST;
  private int tries;

  /// The delay before the coming try.
  Duration next() {
    Duration delay = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    tries++;
    return delay;
  }

  /// How often [#next] was asked since the last success.
  int tries() {
    return tries;
  }

  void succeeded() {
    next = FIRST;
    tries = 0;
  }
}
