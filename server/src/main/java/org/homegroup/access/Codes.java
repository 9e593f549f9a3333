package org.homegroup.access;

import java.util.Locale;

/// The names of this package's constants as the document writes them.
final class Codes {

  private Codes() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
