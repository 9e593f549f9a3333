package org.homegroup.attendance;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.Device;

/// A span of one participant's time in one class, on one connection.
///
/// @param device the device of the connection; `UNKNOWN` while the connection was down
/// @param ended the cause of the end; empty while it continues
public record Interval(
    Instant start, Instant stop, TimeClass counted, Device device, Optional<IntervalEnd> ended) {

  public long millis() {
    return stop.toEpochMilli() - start.toEpochMilli();
  }
}
