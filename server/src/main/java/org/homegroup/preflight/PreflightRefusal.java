package org.homegroup.preflight;

import java.util.Locale;

/// Reasons why a preflight check is refused. The codes are those of `PROTOCOL.md`.
public enum PreflightRefusal {
  /// Another check of the same person is under way.
  PREFLIGHT_RUNNING,
  /// The person has checked too often within an hour.
  TOO_MANY_PREFLIGHTS,
  /// Too many people check at this moment.
  BUSY;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
