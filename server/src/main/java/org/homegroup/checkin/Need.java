package org.homegroup.checkin;

/// How soon a lead should look after somebody. In this order the queue is shown.
public enum Need {
  UNSAFE,
  /// What they answered was changed or is lost: it may have been anything.
  UNKNOWN,
  WATCH,
  STEADY
}
