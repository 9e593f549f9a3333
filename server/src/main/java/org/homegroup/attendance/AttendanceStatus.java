package org.homegroup.attendance;

/// Where a participant is, in the words of the protocol's `place`.
public enum AttendanceStatus {
  WAITING,
  IN_ROOM,
  /// The line is down and the seat is kept.
  AWAY,
  LEFT;

  static AttendanceStatus of(int bits) {
    if (!SeatFlags.has(bits, SeatFlags.SEATED)) {
      return LEFT;
    }
    if (!SeatFlags.has(bits, SeatFlags.CONNECTED)) {
      return AWAY;
    }
    return SeatFlags.has(bits, SeatFlags.ADMITTED) ? IN_ROOM : WAITING;
  }
}
