package org.homegroup.attendance;

import org.homegroup.session.LeaveReason;

/// The cause that ended an [Interval]. Among simultaneous causes, the first in this order is
/// reported.
public enum IntervalEnd {
  /// The connection was lost; the interval ends at the last proof of life.
  CONNECTION_LOST,
  LEFT,
  REMOVED,
  DECLINED,
  SESSION_ENDED,
  RETURNED_TO_WAITING,
  /// The connection came back.
  RECONNECTED,
  ADMITTED,
  /// The same person continued on another device or tab.
  TAKEN_OVER,
  TAKEN_ASIDE,
  BACK_IN_GROUP,
  SESSION_STARTED,
  BREAK_STARTED,
  BREAK_ENDED,
  /// The last lead left, or was last heard of.
  LEAD_GONE,
  LEAD_CAME,
  MEDIA_STOPPED,
  MEDIA_BEGAN,
  VIDEO_STOPPED,
  VIDEO_BEGAN;

  static IntervalEnd of(LeaveReason reason) {
    return switch (reason) {
      case LEFT -> LEFT;
      case CONNECTION_LOST -> CONNECTION_LOST;
      case REMOVED -> REMOVED;
      case DECLINED -> DECLINED;
      case SESSION_ENDED -> SESSION_ENDED;
    };
  }

  /// The cause of the change of a seat between two segments that count differently or use different
  /// connections.
  static IntervalEnd between(Segment before, Segment after, int seat) {
    int was = before.seat(seat);
    int is = after.seat(seat);
    if (SeatFlags.has(was, SeatFlags.CONNECTED) && SeatFlags.has(is, SeatFlags.LOST)) {
      return CONNECTION_LOST;
    }
    if (!SeatFlags.has(is, SeatFlags.SEATED)) {
      return of(SeatFlags.reason(is));
    }
    if (SeatFlags.has(was, SeatFlags.ADMITTED) && !SeatFlags.has(is, SeatFlags.ADMITTED)) {
      return RETURNED_TO_WAITING;
    }
    if (!SeatFlags.has(was, SeatFlags.CONNECTED)) {
      return RECONNECTED;
    }
    if (!SeatFlags.has(was, SeatFlags.ADMITTED) && SeatFlags.has(is, SeatFlags.ADMITTED)) {
      return ADMITTED;
    }
    if (SeatFlags.connection(was) != SeatFlags.connection(is)) {
      return TAKEN_OVER;
    }
    if (SeatFlags.has(was, SeatFlags.ASIDE) != SeatFlags.has(is, SeatFlags.ASIDE)) {
      return SeatFlags.has(is, SeatFlags.ASIDE) ? TAKEN_ASIDE : BACK_IN_GROUP;
    }
    return before.clock == after.clock ? inSession(before, after, seat) : of(before, after);
  }

  private static IntervalEnd of(Segment before, Segment after) {
    return switch (after.clock) {
      case NOT_STARTED, ENDED -> SESSION_ENDED;
      case ON_BREAK -> BREAK_STARTED;
      case RUNNING -> before.clock == SessionClock.ON_BREAK ? BREAK_ENDED : SESSION_STARTED;
    };
  }

  private static boolean withLead(Segment segment, int seat) {
    int bits = segment.seat(seat);
    return SeatFlags.has(bits, SeatFlags.ASIDE)
        ? SeatFlags.has(bits, SeatFlags.ATTENDED)
        : segment.supervised();
  }

  private static IntervalEnd inSession(Segment before, Segment after, int seat) {
    if (withLead(before, seat) != withLead(after, seat)) {
      return withLead(after, seat) ? LEAD_CAME : LEAD_GONE;
    }
    if (after.counted(seat) == TimeClass.WITHOUT_MEDIA) {
      return MEDIA_STOPPED;
    }
    if (before.counted(seat) == TimeClass.WITHOUT_MEDIA) {
      return MEDIA_BEGAN;
    }
    return after.counted(seat) == TimeClass.WITH_VIDEO ? VIDEO_BEGAN : VIDEO_STOPPED;
  }
}
