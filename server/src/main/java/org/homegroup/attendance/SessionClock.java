package org.homegroup.attendance;

/// Whether time counts for the group as a whole.
enum SessionClock {
  NOT_STARTED,
  RUNNING,
  ON_BREAK,
  ENDED
}
