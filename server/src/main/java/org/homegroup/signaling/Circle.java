package org.homegroup.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.Seat;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomId;

/// Who receives the same messages: an audience, and of the group's audience those who are in one
/// place. Leads are one circle wherever they are.
record Circle(Audience audience, Optional<SideRoomId> place) {

  static final Circle WAITING = new Circle(Audience.WAITING, Optional.empty());
  static final Circle LEADS = new Circle(Audience.LEADS, Optional.empty());

  /// While there is no other place than the group.
  static final List<Circle> GROUP_AND_LEADS =
      List.of(new Circle(Audience.GROUP, Optional.empty()), LEADS);

  static Circle of(Seat seat) {
    return switch (Audience.of(seat)) {
      case WAITING -> WAITING;
      case LEADS -> LEADS;
      case GROUP -> new Circle(Audience.GROUP, seat.sideRoom());
    };
  }

  /// Those who are in the room, each place of it.
  static List<Circle> inRoom(Open open) {
    List<Circle> circles = new ArrayList<>();
    circles.add(new Circle(Audience.GROUP, Optional.empty()));
    open.sideRooms()
        .open()
        .keySet()
        .forEach(id -> circles.add(new Circle(Audience.GROUP, Optional.of(id))));
    circles.add(LEADS);
    return circles;
  }

  /// Whether they are told of this seat at all. Who is apart from the group sees those who are
  /// there too; the others do not hear of somebody who was taken aside out of the waiting room.
  boolean sees(Open open, Seat seat) {
    return switch (audience) {
      case WAITING -> false;
      case LEADS -> seat.inRoom();
      case GROUP -> seat.inRoom() && (isHere(seat) || !isApart(open) && !seat.spot().fromWaiting());
    };
  }

  /// Whether they see and hear this seat, so that they are told how its media stands.
  boolean isNear(Seat seat) {
    return audience == Audience.LEADS || isHere(seat);
  }

  /// In an aside or the like, and not with the group or a part of it.
  boolean isApart(Open open) {
    return place.flatMap(open.sideRooms()::of).filter(Circle::isApart).isPresent();
  }

  private static boolean isApart(SideRoom room) {
    return !room.purpose().isOfTheGroup();
  }

  private boolean isHere(Seat seat) {
    return seat.sideRoom().equals(place);
  }
}
