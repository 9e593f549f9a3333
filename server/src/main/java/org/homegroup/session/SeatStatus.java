package org.homegroup.session;

/// The position of a seat: in the waiting room, or in the group's room.
public enum SeatStatus {
  WAITING,
  IN_ROOM
}
