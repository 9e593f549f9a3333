package org.homegroup.attendance;

/// What a moment of one participant counts as. Each moment is exactly one of these, so that no
/// second is counted twice and the classes add up to the time between arriving and leaving.
public enum TimeClass {
  /// No seat: not yet arrived, or gone.
  ABSENT,
  /// Connected, not admitted. Never attendance.
  WAITING,
  /// The seat is kept, the line is down.
  AWAY,
  /// In the room before the session started.
  BEFORE_START,
  /// In the room while the group is on a break.
  ON_BREAK,
  /// In the room, in session, and no lead is there.
  UNCOVERED,
  /// In the room, in session, with a lead, and the bridge receives nothing from this person.
  WITHOUT_MEDIA,
  /// In a side-room with a lead, apart from the group: another service, with its own time, also
  /// before the group starts and on its breaks.
  ASIDE,
  /// Qualifying: the bridge receives sound and no picture.
  AUDIO_ONLY,
  /// Qualifying: the bridge receives a picture.
  WITH_VIDEO;

  /// Admitted and connected while the session runs and is not on a break, or apart with a lead.
  public boolean present() {
    return this == ASIDE || this == UNCOVERED || this == WITHOUT_MEDIA || qualifying();
  }

  /// The time that a program may count towards its thresholds.
  public boolean qualifying() {
    return this == AUDIO_ONLY || this == WITH_VIDEO;
  }
}
