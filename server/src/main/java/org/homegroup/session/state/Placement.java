package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.ScreenShare;

/// Where in the room a seat is: with the group, or in a side-room; and what it shows there.
///
/// @param sideRoom empty with the group
/// @param fromWaiting was taken aside out of the waiting room, and goes back there
/// @param helpAskedAt when help was asked for from a small group, and none has come yet
/// @param movedAt when it last changed; empty while nobody has moved this seat
/// @param screen while a screen is shown to those in this place
public record Placement(
    Optional<SideRoomId> sideRoom,
    boolean fromWaiting,
    Optional<Instant> assistanceRequestedAt,
    Optional<Instant> movedAt,
    Optional<ScreenShare> screen) {

  /// With the group from the first.
  public static final Placement GROUP =
      new Placement(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

  static Placement in(SideRoomId sideRoomId, boolean fromWaiting, Instant movedAt) {
    return new Placement(
        Optional.of(sideRoomId),
        fromWaiting,
        Optional.empty(),
        Optional.of(movedAt),
        Optional.empty());
  }

  static Placement backInGroup(Instant movedAt) {
    return new Placement(
        Optional.empty(), false, Optional.empty(), Optional.of(movedAt), Optional.empty());
  }

  Placement asking(Optional<Instant> since) {
    return new Placement(sideRoom, fromWaiting, since, movedAt, screen);
  }

  Placement showing(Optional<ScreenShare> shown) {
    return new Placement(sideRoom, fromWaiting, assistanceRequestedAt, movedAt, shown);
  }
}
