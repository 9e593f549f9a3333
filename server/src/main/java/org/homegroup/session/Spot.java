package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;

/// Where in the room a seat is: with the group, or in a side-room; and what it shows there.
///
/// @param sideRoom empty with the group
/// @param fromWaiting was taken aside out of the waiting room, and goes back there
/// @param helpAskedAt when help was asked for from a small group, and none has come yet
/// @param movedAt when it last changed; empty while nobody has moved this seat
/// @param screen while a screen is shown to those in this place
public record Spot(
    Optional<SideRoomId> sideRoom,
    boolean fromWaiting,
    Optional<Instant> helpAskedAt,
    Optional<Instant> movedAt,
    Optional<ScreenShare> screen) {

  /// With the group from the first.
  public static final Spot GROUP =
      new Spot(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

  static Spot in(SideRoomId sideRoomId, boolean fromWaiting, Instant movedAt) {
    return new Spot(
        Optional.of(sideRoomId),
        fromWaiting,
        Optional.empty(),
        Optional.of(movedAt),
        Optional.empty());
  }

  static Spot backInGroup(Instant movedAt) {
    return new Spot(
        Optional.empty(), false, Optional.empty(), Optional.of(movedAt), Optional.empty());
  }

  Spot asking(Optional<Instant> since) {
    return new Spot(sideRoom, fromWaiting, since, movedAt, screen);
  }

  Spot showing(Optional<ScreenShare> shown) {
    return new Spot(sideRoom, fromWaiting, helpAskedAt, movedAt, shown);
  }
}
