package org.homegroup.session;

/// What a side-room is for.
public enum SideRoomPurpose {
  /// One patient with a lead, apart from the group.
  ASIDE,
  /// A part of the group at work by itself; the leads go from one to the other.
  SMALL_GROUP,
  /// A patient in danger, with a lead.
  CRISIS;

  /// Whether a lead who is in such a room still watches over the group.
  public boolean isOfTheGroup() {
    return this == SMALL_GROUP;
  }
}
