package org.homegroup.session;

import java.util.Locale;

/// What a part of a session's agenda is. Title and length are the practice's; the ledger keeps the
/// kind only.
public enum AgendaPartKind {
  CHECK_IN_ROUND,
  TOPIC,
  /// The group goes apart for a while: it begins and ends as a break does.
  BREAK,
  EXERCISE,
  CLOSING;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }
}
