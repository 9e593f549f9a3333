package org.homegroup.attendance;

import java.time.Instant;

/// A period of time from `start` to `stop` (exclusive). In a running session `stop` may be the time
/// of the query.
public record TimeSpan(Instant start, Instant stop) {

  public long millis() {
    return stop.toEpochMilli() - start.toEpochMilli();
  }
}
