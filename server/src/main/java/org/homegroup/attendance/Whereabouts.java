package org.homegroup.attendance;

/// Where a participant is, in the words of the protocol's `place`.
public enum Whereabouts {
  WAITING,
  IN_ROOM,
  /// The line is down and the seat is kept.
  AWAY,
  LEFT;

  static Whereabouts of(int bits) {
    if (!SeatBits.has(bits, SeatBits.SEATED)) {
      return LEFT;
    }
    if (!SeatBits.has(bits, SeatBits.CONNECTED)) {
      return AWAY;
    }
    return SeatBits.has(bits, SeatBits.ADMITTED) ? IN_ROOM : WAITING;
  }
}
