package org.homegroup.preflight;

import java.util.Locale;

/// The reasons for refusing a check. The codes are those of `PROTOCOL.md`.
public enum PreflightRefusal {
  PREFLIGHT_RUNNING("Another check of yours is under way."),
  TOO_MANY_PREFLIGHTS("That was checked often in this hour. You can join without a check."),
  BUSY("Many people are checking at this moment. Please try again in a minute.");

  private final String explanation;

  PreflightRefusal(String explanation) {
    this.explanation = explanation;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String explanation() {
    return explanation;
  }
}
