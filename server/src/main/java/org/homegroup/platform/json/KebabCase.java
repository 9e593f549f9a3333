package org.homegroup.platform.json;

import java.util.Locale;

/// Converts Java names to their form in JSON.
public final class KebabCase {

  private KebabCase() {}

  /// Converts an enum constant, for example to `participant-arrived`.
  public static String kebab(Enum<?> constant) {
    return kebab(constant.name());
  }

  /// Converts `ParticipantArrived` and `PARTICIPANT_ARRIVED` to `participant-arrived`.
  public static String kebab(String name) {
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
