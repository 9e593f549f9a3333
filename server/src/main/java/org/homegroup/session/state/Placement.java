package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.ScreenShare;

/// The place of a seat in the room (the group, or a side-room) and its shared screen there.
///
/// @param sideRoom empty with the group
/// @param fromWaiting the participant was taken out of the waiting room and returns there
/// @param assistanceRequestedAt time of an unanswered request for assistance from a small group
/// @param movedAt time of the last move; empty before any
/// @param screen the screen shared with the participants in this place
public record Placement(
    Optional<SideRoomId> sideRoom,
    boolean fromWaiting,
    Optional<Instant> assistanceRequestedAt,
    Optional<Instant> movedAt,
    Optional<ScreenShare> screen) {

  /// With the group from the start.
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

  Placement withAssistanceRequested(Optional<Instant> since) {
    return new Placement(sideRoom, fromWaiting, since, movedAt, screen);
  }

  Placement withScreen(Optional<ScreenShare> shown) {
    return new Placement(sideRoom, fromWaiting, assistanceRequestedAt, movedAt, shown);
  }
}
