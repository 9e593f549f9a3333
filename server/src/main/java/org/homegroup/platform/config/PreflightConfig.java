package org.homegroup.platform.config;

import java.time.Duration;

/// Section `check`: the preflight check of a network connection.
///
/// @param anHour checks of one person per hour
/// @param atOnce simultaneous checks on this server
/// @param lastsAtMost time limit of a check
public record PreflightConfig(int anHour, int atOnce, Duration lastsAtMost) {

  static PreflightConfig from(Section section) {
    return new PreflightConfig(
        section.integer("an-hour", 1, 1_000),
        section.integer("at-once", 1, 1_000),
        section.duration("lasts-at-most", Duration.ofSeconds(5)));
  }
}
