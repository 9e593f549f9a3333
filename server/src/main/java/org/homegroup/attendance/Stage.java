package org.homegroup.attendance;

/// The stage of a session, in the words of the protocol's `phase`.
public enum Stage {
  SCHEDULED,
  DOORS_OPEN,
  IN_SESSION,
  ON_BREAK,
  ENDED
}
