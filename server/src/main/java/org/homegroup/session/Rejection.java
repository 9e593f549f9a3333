package org.homegroup.session;

import java.util.Locale;

/// The reasons for which the rules reject a command. The codes are stable and the same over the
/// socket and HTTP; `server/docs/PROTOCOL.md` explains each.
public enum Rejection {
  UNKNOWN_SESSION,
  DOORS_CLOSED,
  SESSION_ENDED,
  DOOR_LOCKED,
  REMOVED_BEFORE,
  SESSION_FULL,
  NOT_HERE,
  NOT_LEADING,
  UNKNOWN_PARTICIPANT,
  NOT_WAITING,
  NOT_IN_ROOM,
  IS_A_LEAD,
  MAY_NOT_LEAD,
  NOT_STARTED,
  UNKNOWN_SIDE_ROOM,
  NOT_IN_SIDE_ROOM,
  /// The participant is already in a side-room.
  ASIDE_ALREADY,
  GROUP_WOULD_BE_ALONE,
  NOT_IN_CARE,
  UNKNOWN_PART,
  NOT_A_PEER_SESSION,
  MAY_NOT_CHAIR,
  NOT_CHAIRING,
  CHAT_NOT_ALLOWED,
  NOBODY_READS_IT,
  ELSEWHERE,
  ON_HOLD,
  NOT_A_PATIENT,
  LOCATION_UNCONFIRMED,
  NOT_CONNECTED,
  ALREADY_OVER,
  CRISIS_OPEN,
  ALREADY_TAKEN,
  NOT_TAKEN,
  /// The task ends by itself with its cause, so nobody can take it or mark it done.
  NOT_DURABLE,
  /// Another staff member has taken the task.
  NOT_YOURS,
  /// Another participant is sharing a screen in that place.
  SCREEN_IN_USE;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }
}
