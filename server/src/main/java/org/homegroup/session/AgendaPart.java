package org.homegroup.session;

/// What a part of a session's agenda is. Title and length are the practice's; the ledger keeps the
/// kind only.
public enum AgendaPart {
  CHECK_IN_ROUND,
  TOPIC,
  /// The group goes apart for a while: it begins and ends as a break does.
  BREAK,
  EXERCISE,
  CLOSING
}
