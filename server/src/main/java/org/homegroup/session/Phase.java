package org.homegroup.session;

/// The phase of an open session.
public enum Phase {
  /// Participants can arrive; the session has not started, and no time counts.
  DOORS_OPEN,
  IN_SESSION,
  ON_BREAK
}
