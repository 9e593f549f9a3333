package org.homegroup.session;

import java.util.Locale;

/// The kind of one part of a session's agenda. Titles and lengths belong to the practice's file;
/// the ledger keeps the kind only.
public enum AgendaPartKind {
  CHECK_IN_ROUND,
  TOPIC,
  /// The group pauses. The break of the session begins and ends with this part.
  BREAK,
  EXERCISE,
  CLOSING;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }
}
