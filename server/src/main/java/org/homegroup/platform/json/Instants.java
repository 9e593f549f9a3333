package org.homegroup.platform.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Formats instants as everywhere in this project: ISO-8601 in UTC, with exactly three decimals.
public final class Instants {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Instants() {}

  /// Cuts off everything finer than a millisecond.
  public static String text(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
