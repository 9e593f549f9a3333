package org.homegroup.signaling.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SideRoom;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Who receives the same messages: an audience, and of the group's audience those who are in one
/// place. Leads are one circle wherever they are.
public record Audience(AudienceKind audience, Optional<SideRoomId> place) {

  public static final Audience WAITING = new Audience(AudienceKind.WAITING, Optional.empty());
  public static final Audience LEADS = new Audience(AudienceKind.LEADS, Optional.empty());

  /// While there is no other place than the group.
  public static final List<Audience> GROUP_AND_LEADS =
      List.of(new Audience(AudienceKind.GROUP, Optional.empty()), LEADS);

  public static Audience of(Seat seat) {
    return switch (AudienceKind.of(seat)) {
      case WAITING -> WAITING;
      case LEADS -> LEADS;
      case GROUP -> new Audience(AudienceKind.GROUP, seat.sideRoom());
    };
  }

  /// Those who are in the room, each place of it.
  public static List<Audience> inRoom(Open open) {
    List<Audience> circles = new ArrayList<>();
    circles.add(new Audience(AudienceKind.GROUP, Optional.empty()));
    open.sideRooms()
        .open()
        .keySet()
        .forEach(id -> circles.add(new Audience(AudienceKind.GROUP, Optional.of(id))));
    circles.add(LEADS);
    return circles;
  }

  /// Whether they are told of this seat at all. Who is apart from the group sees those who are
  /// there too; the others do not hear of somebody who was taken aside out of the waiting room.
  public boolean sees(Open open, Seat seat) {
    return switch (audience) {
      case WAITING -> false;
      case LEADS -> seat.inRoom();
      case GROUP ->
          seat.inRoom() && (isHere(seat) || !isApart(open) && !seat.placement().fromWaiting());
    };
  }

  /// Whether they see and hear this seat, so that they are told how its media stands.
  public boolean isNear(Seat seat) {
    return audience == AudienceKind.LEADS || isHere(seat);
  }

  /// In an aside or the like, and not with the group or a part of it.
  public boolean isApart(Open open) {
    return place.flatMap(open.sideRooms()::of).filter(Audience::isApart).isPresent();
  }

  private static boolean isApart(SideRoom room) {
    return !room.purpose().isOfTheGroup();
  }

  private boolean isHere(Seat seat) {
    return seat.sideRoom().equals(place);
  }
}
