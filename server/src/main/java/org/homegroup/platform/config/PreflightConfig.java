package org.homegroup.platform.config;

import java.time.Duration;

/// Section `check`: the check of a line before the call.
///
/// @param anHour how often one person may
/// @param atOnce how many on this server
/// @param lastsAtMost then it is cut, wherever it is
public record PreflightConfig(int anHour, int atOnce, Duration lastsAtMost) {

  static PreflightConfig from(Section section) {
    return new PreflightConfig(
        section.integer("an-hour", 1, 1_000),
        section.integer("at-once", 1, 1_000),
        section.duration("lasts-at-most", Duration.ofSeconds(5)));
  }
}
