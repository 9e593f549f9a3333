package org.homegroup.attendance;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.Device;

/// A stretch of one participant's time that counted as one thing, on one connection.
///
/// @param device what the person was connected with; `UNKNOWN` while the line was down
/// @param ended what ended it; empty while it goes on
public record Interval(
    Instant start, Instant stop, TimeClass counted, Device device, Optional<IntervalEnd> ended) {

  public long millis() {
    return stop.toEpochMilli() - start.toEpochMilli();
  }
}
