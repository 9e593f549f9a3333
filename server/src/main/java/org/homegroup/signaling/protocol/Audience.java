package org.homegroup.signaling.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SideRoom;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// The participants who receive the same messages. Those of the group are one audience for each
/// place; leads are one audience wherever they are.
public record Audience(AudienceKind kind, Optional<SideRoomId> place) {

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
    List<Audience> audiences = new ArrayList<>();
    audiences.add(new Audience(AudienceKind.GROUP, Optional.empty()));
    open.sideRooms()
        .open()
        .keySet()
        .forEach(id -> audiences.add(new Audience(AudienceKind.GROUP, Optional.of(id))));
    audiences.add(LEADS);
    return audiences;
  }

  /// Whether they are told of this seat at all. Who is apart from the group sees those who are
  /// there too; the others do not hear of a participant who was taken aside out of the waiting
  /// room.
  public boolean sees(Open open, Seat seat) {
    return switch (kind) {
      case WAITING -> false;
      case LEADS -> seat.inRoom();
      case GROUP ->
          seat.inRoom() && (isHere(seat) || !isApart(open) && !seat.placement().fromWaiting());
    };
  }

  /// Whether they see and hear this seat, so that they are told how its media stands.
  public boolean isNear(Seat seat) {
    return kind == AudienceKind.LEADS || isHere(seat);
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
