package org.homegroup.attendance;

/// The status of a participant, in the words of the protocol's `status`.
public enum AttendanceStatus {
  WAITING,
  IN_ROOM,
  /// The connection is down and the seat is kept.
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
