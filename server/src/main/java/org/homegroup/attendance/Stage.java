package org.homegroup.attendance;

/// How far a session has come, in the words of the protocol's `phase`.
public enum Stage {
  SCHEDULED,
  DOORS_OPEN,
  IN_SESSION,
  ON_BREAK,
  ENDED
}
