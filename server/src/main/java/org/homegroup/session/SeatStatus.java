package org.homegroup.session;

/// Where a seat is: outside the door, or in the group's room.
public enum SeatStatus {
  WAITING,
  IN_ROOM
}
