package org.homegroup.session;

/// What an open session is doing.
public enum Phase {
  /// People can come; the session has not started, and nothing counts.
  DOORS_OPEN,
  IN_SESSION,
  ON_BREAK
}
