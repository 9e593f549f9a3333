package org.homegroup.platform.config;

import java.time.Duration;

/// Section `check`: limits of the pre-call check.
///
/// @param anHour checks per person and hour
/// @param atOnce concurrent checks on this server
/// @param lastsAtMost the time after which a check is ended
public record PreflightConfig(int anHour, int atOnce, Duration lastsAtMost) {

  static PreflightConfig from(Section section) {
    return new PreflightConfig(
        section.integer("an-hour", 1, 1_000),
        section.integer("at-once", 1, 1_000),
        section.duration("lasts-at-most", Duration.ofSeconds(5)));
  }
}
