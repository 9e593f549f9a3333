package org.homegroup.attendance;

import org.homegroup.session.LeaveReason;

/// The state of one seat during one [Segment], packed into an `int` because a segment is written at
/// nearly every event, for every seat.
///
/// Bits 0 to 7 and 12 are the flags below, bits 8 to 11 the reason (plus one) for which the seat
/// was given up, and the remaining bits the number of the connection, which identifies the device.
final class SeatFlags {

  static final int SEATED = 1;
  static final int ADMITTED = 1 << 1;
  static final int CONNECTED = 1 << 2;
  static final int AUDIO = 1 << 3;
  static final int VIDEO = 1 << 4;
  static final int LEAD = 1 << 5;

  /// The connection was lost and has not come back. The flag outlives the seat, so the end of an
  /// interval is attributed to the drop and not to the later end of the seat.
  static final int LOST = 1 << 6;

  /// In a side-room apart from the group, which is a separate service.
  static final int ASIDE = 1 << 7;

  /// A connected lead is there too.
  static final int ATTENDED = 1 << 12;

  static final int MEDIA = AUDIO | VIDEO;
  private static final int PRESENT = SEATED | ADMITTED | CONNECTED;
  private static final int LEADS = PRESENT | LEAD;
  private static final int REASON_AT = 8;
  private static final int CONNECTION_AT = 13;
  private static final LeaveReason[] REASONS = LeaveReason.values();

  private SeatFlags() {}

  static boolean has(int bits, int facts) {
    return (bits & facts) == facts;
  }

  static boolean present(int bits) {
    return has(bits, PRESENT);
  }

  /// Whether this seat is a connected lead's, in the room.
  static boolean leads(int bits) {
    return has(bits, LEADS);
  }

  /// Whether this lead supervises the group: admitted, connected and not apart from it. Media is
  /// not required; `server/docs/attendance.md` explains why.
  static boolean supervises(int bits) {
    return leads(bits) && (bits & ASIDE) == 0;
  }

  static boolean receivesMedia(int bits) {
    return present(bits) && (bits & MEDIA) != 0;
  }

  static int connected(int bits, int connection) {
    return (bits & (SEATED | ADMITTED | LEAD | ASIDE | ATTENDED))
        | CONNECTED
        | connection << CONNECTION_AT;
  }

  static int lost(int bits) {
    return bits & ~(CONNECTED | MEDIA) | LOST;
  }

  /// Moves the seat to another place in the room, where media begins anew.
  static int moved(int bits, boolean aside) {
    return bits & ~(MEDIA | ASIDE | ATTENDED) | (aside ? ASIDE : 0);
  }

  static int attended(int bits, boolean attended) {
    return attended ? bits | ATTENDED : bits & ~ATTENDED;
  }

  static int left(int bits, LeaveReason reason) {
    return bits & LOST | (reason.ordinal() + 1) << REASON_AT;
  }

  /// The reason for which the seat was given up. Call only for a seat that was given up.
  static LeaveReason reason(int bits) {
    return REASONS[(bits >>> REASON_AT & 0xF) - 1];
  }

  static int connection(int bits) {
    return bits >>> CONNECTION_AT;
  }

  static TimeClass counted(int bits, SessionClock clock, boolean supervised) {
    if (!has(bits, SEATED)) {
      return TimeClass.ABSENT;
    }
    if (!has(bits, CONNECTED)) {
      return TimeClass.AWAY;
    }
    if (!has(bits, ADMITTED)) {
      return TimeClass.WAITING;
    }
    if (clock != SessionClock.ENDED && isAttendedAside(bits)) {
      return TimeClass.ASIDE;
    }
    return switch (clock) {
      case NOT_STARTED -> TimeClass.BEFORE_START;
      case ON_BREAK -> TimeClass.ON_BREAK;
      case RUNNING -> inSession(bits, supervised);
      case ENDED -> TimeClass.ABSENT;
    };
  }

  private static boolean isAttendedAside(int bits) {
    return has(bits, ASIDE | ATTENDED) && (bits & LEAD) == 0 && (bits & MEDIA) != 0;
  }

  private static TimeClass inSession(int bits, boolean supervised) {
    if (has(bits, ASIDE) ? !has(bits, ATTENDED) : !supervised) {
      return TimeClass.UNCOVERED;
    }
    if (has(bits, VIDEO)) {
      return TimeClass.WITH_VIDEO;
    }
    return has(bits, AUDIO) ? TimeClass.AUDIO_ONLY : TimeClass.WITHOUT_MEDIA;
  }
}
