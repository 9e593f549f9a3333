package org.homegroup.session;

/// The reason for which a seat was given up. Every arrival ends with exactly one.
public enum LeaveReason {
  /// The participant pressed "Leave".
  LEFT,
  /// The connection was lost and did not come back within the practice's grace period.
  CONNECTION_LOST,
  /// A lead removed the participant, who may not come back to this session.
  REMOVED,
  /// A lead declined the participant in the waiting room; the participant may ask again.
  DECLINED,
  /// The session ended while the participant was here.
  SESSION_ENDED
}
