package org.homegroup.access;

/// Everything that can be done or seen, over HTTP and on the live socket. [AccessPolicy] has a row
/// for each.
public enum Action {
  // The person's own.
  LIST_SESSIONS,
  MAKE_LINK,

  // A session over HTTP.
  SEE_HEAD_COUNTS,
  READ_ATTENDANCE,
  EXPORT_ATTENDANCE,
  READ_WAITING_LIST,
  /// The check-in answers within the waiting list.
  READ_WAITING_ANSWERS,
  READ_CHECK_IN_FORM,
  SUBMIT_CHECK_IN,
  READ_TREND,
  READ_CRISES,
  WRITE_CRISIS_NOTE,

  // Tasks over HTTP.
  LIST_CARE_TASKS,
  READ_CARE_TASK,
  TAKE_CARE_TASK,
  FINISH_CARE_TASK,
  LIST_ON_CALL_TASKS,
  TAKE_ON_CALL_TASK,
  FINISH_ON_CALL_TASK,
  /// Over HTTP and on the socket: to say of a task that was taken that it is done.
  FINISH_TAKEN_TASK,

  // The server.
  READ_BRIDGES,
  DRAIN_BRIDGE,

  // The way into a session.
  JOIN_SESSION,
  RUN_PREFLIGHT,
  /// Into the room without being admitted, also while the door is locked or the session is full.
  WALK_IN,
  /// The session takes note that the person's answers were received.
  CHECK_IN,

  // Messages of the socket, by audience.
  SEE_WAITING_ROOM,
  SEE_GROUP,
  SEE_AS_LEAD,

  // Commands on the socket, each named as its message is.
  ADMIT,
  ADMIT_ALL,
  DECLINE,
  RETURN_TO_WAITING,
  REMOVE,
  LEAVE,
  LOCK_DOOR,
  UNLOCK_DOOR,
  START,
  TAKE_BREAK,
  RESUME,
  END,
  GRANT_LEAD,
  /// By a person whose staff record says that they supervise.
  GRANT_LEAD_AS_SUPERVISOR,
  HAND_OVER_LEAD,
  RAISE_HAND,
  LOWER_HAND,
  LOWER_HAND_OF_ANOTHER,
  SUBMIT_SELF_REPORT,
  MUTE,
  UNMUTE,
  SHARE_SCREEN,
  BEGIN_PART,
  CHOOSE_CHAIR,
  WITHDRAW_CHAIR,
  CALL_ON,
  TAKE_ASIDE,
  SPLIT,
  VISIT,
  MOVE,
  RECALL_GROUPS,
  CLOSE_SIDE_ROOM,
  REQUEST_ASSISTANCE,
  ANSWER_ASSISTANCE,
  RAISE_CRISIS,
  RAISE_CRISIS_OF_ANOTHER,
  ANSWER_CRISIS,
  CLOSE_CRISIS,
  TAKE_TASK,
  DONE_TASK,
  CHAT,
  /// To the group and to one participant, whatever the practice decided for the others.
  CHAT_WITHOUT_LIMITS;

  /// As the document writes it, for example `read-attendance`.
  public String code() {
    return Codes.of(this);
  }
}
