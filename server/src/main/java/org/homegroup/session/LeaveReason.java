package org.homegroup.session;

/// Why a seat was given up. Every arrival ends in exactly one of these.
public enum LeaveReason {
  /// The person pressed "Leave".
  LEFT,
  /// The line went and did not come back within the grace the practice allows.
  CONNECTION_LOST,
  /// A lead removed the person, who may not come back to this session.
  REMOVED,
  /// A lead did not let the person in from the waiting room; the person may ask again.
  DECLINED,
  /// The session ended while the person was here.
  SESSION_ENDED
}
