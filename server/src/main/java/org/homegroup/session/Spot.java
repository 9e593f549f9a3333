package org.homegroup.session;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Where in the room a seat is: with the group, or in a side-room.
///
/// @param sideRoom empty with the group
/// @param fromWaiting was taken aside out of the waiting room, and goes back there
/// @param helpAskedAt when help was asked for from a small group, and none has come yet
public record Spot(
    Optional<SideRoomId> sideRoom, boolean fromWaiting, Optional<Instant> helpAskedAt) {

  public static final Spot GROUP = new Spot(Optional.empty(), false, Optional.empty());

  public Spot {
    Objects.requireNonNull(sideRoom);
  }

  static Spot in(SideRoomId sideRoomId, boolean fromWaiting) {
    return new Spot(Optional.of(sideRoomId), fromWaiting, Optional.empty());
  }

  Spot asking(Optional<Instant> since) {
    return new Spot(sideRoom, fromWaiting, since);
  }
}
