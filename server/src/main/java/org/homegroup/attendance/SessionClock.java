package org.homegroup.attendance;

/// The state of the session's clock: whether time counts for the group as a whole.
enum SessionClock {
  NOT_STARTED,
  RUNNING,
  ON_BREAK,
  ENDED
}
