package org.homegroup.session;

/// The purpose of a side-room.
public enum SideRoomPurpose {
  /// One patient with a lead, apart from the group.
  ASIDE,
  /// A part of the group that works by itself; leads move between these rooms.
  SMALL_GROUP,
  /// A patient in danger, with a lead.
  CRISIS;

  /// Whether a lead in such a room still supervises the group.
  public boolean isOfTheGroup() {
    return this == SMALL_GROUP;
  }
}
