package org.homegroup.platform.config;

import java.time.Duration;

/// Section `session`: defaults for group sessions whose practice sets no other value.
///
/// @param awayGrace the time for which a seat is kept after the connection is lost
/// @param waitingGrace the time for which a place in the waiting room is kept
/// @param closeAfter the time after its scheduled end when an empty session is ended
public record SessionConfig(
    Duration doorsOpenBefore, Duration awayGrace, Duration waitingGrace, Duration closeAfter) {

  static SessionConfig from(Section section) {
    return new SessionConfig(
        section.duration("doors-open-before", Duration.ZERO),
        section.duration("away-grace", Duration.ZERO),
        section.duration("waiting-grace", Duration.ZERO),
        section.duration("close-after", Duration.ZERO));
  }
}
