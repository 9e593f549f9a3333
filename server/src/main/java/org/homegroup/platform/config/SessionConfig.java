package org.homegroup.platform.config;

import java.time.Duration;

/// Section `session`: defaults for group sessions.
///
/// @param awayGrace how long a seat is kept after its connection is lost
/// @param waitingGrace how long a seat in the waiting room is kept
/// @param closeAfter how long after its scheduled end an empty session is ended
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
