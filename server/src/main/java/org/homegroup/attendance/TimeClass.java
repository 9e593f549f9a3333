package org.homegroup.attendance;

/// The class of one participant's time. Every instant belongs to exactly one class, so no second
/// counts twice and the classes add up to the time between arriving and leaving.
public enum TimeClass {
  /// No seat: not yet arrived, or gone.
  ABSENT,
  /// Connected, not admitted. Never attendance.
  WAITING,
  /// The seat is kept, the connection is down.
  AWAY,
  /// In the room before the session started.
  BEFORE_START,
  /// In the room while the group is on a break.
  ON_BREAK,
  /// In the room, in session, without a lead.
  UNCOVERED,
  /// In the room, in session, with a lead, and the bridge receives no media from this participant.
  WITHOUT_MEDIA,
  /// In a side-room with a lead, apart from the group: a separate service with its own time, also
  /// before the group starts and during its breaks.
  ASIDE,
  /// Qualifying: the bridge receives audio and no video.
  AUDIO_ONLY,
  /// Qualifying: the bridge receives video.
  WITH_VIDEO;

  /// Whether the participant is admitted and connected while the session runs and is not on a
  /// break, or apart from the group with a lead.
  public boolean present() {
    return this == ASIDE || this == UNCOVERED || this == WITHOUT_MEDIA || qualifying();
  }

  /// Whether a program may count this time toward its thresholds.
  public boolean qualifying() {
    return this == AUDIO_ONLY || this == WITH_VIDEO;
  }
}
