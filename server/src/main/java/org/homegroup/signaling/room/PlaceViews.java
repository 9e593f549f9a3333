package org.homegroup.signaling.room;

import java.time.Instant;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.View;

/// The side-rooms of a session and the hold of its group, as screens show them.
final class PlaceViews {

  private PlaceViews() {}

  /// Who is apart from the group is told of their own room only, and the hold of the group is none
  /// of theirs.
  static View.Places of(Open open, Audience audience, View.Held lastHold) {
    boolean apart = audience.isApart(open);
    return new View.Places(
        open.sideRooms().open().values().stream()
            .filter(
                room -> !apart || audience.place().filter(room.sideRoomId()::equals).isPresent())
            .map(room -> sideRoom(open, room, audience))
            .toList(),
        apart ? null : hold(open),
        audience.equals(Audience.LEADS) ? lastHold : null);
  }

  /// A crisis is between the participant in it and the leads.
  private static View.SideRoom sideRoom(Open open, SideRoom room, Audience audience) {
    boolean hidden =
        room.purpose() == SideRoomPurpose.CRISIS && audience.kind() != AudienceKind.LEADS;
    Instant closesAt =
        room.purpose().isOfTheGroup() ? open.sideRooms().closesAt().orElse(null) : null;
    return new View.SideRoom(
        room.sideRoomId(), hidden ? SideRoomPurpose.ASIDE : room.purpose(), closesAt);
  }

  private static View.Hold hold(Open open) {
    return open.supervision().hold().map(hold -> new View.Hold(hold.since())).orElse(null);
  }
}
