package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Phase;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for dividing the group. Leads supervise all small groups from any of them.
final class SmallGroups {

  private SmallGroups() {}

  static Decision split(Open open, Split it) {
    if (open.phase() == Phase.DOORS_OPEN) {
      return rejected(Rejection.NOT_STARTED);
    }
    if (it.groups().stream().allMatch(group -> isAsWanted(open, group))) {
      return noChange();
    }
    Set<ParticipantId> named = new HashSet<>();
    List<SessionEvent> events = new ArrayList<>();
    for (SmallGroup group : it.groups()) {
      events.add(
          new SideRoomOpened(
              group.sideRoomId(), SideRoomPurpose.SMALL_GROUP, Actor.of(it.by()), it.at()));
      for (ParticipantId id : group.participantIds()) {
        Optional<Rejection> cannot = cannotGo(open, id, named);
        if (cannot.isPresent()) {
          return rejected(cannot.get());
        }
        var room = new SideRoom(group.sideRoomId(), SideRoomPurpose.SMALL_GROUP, it.at());
        events.add(SideRoomRules.entered(open.seat(id).orElseThrow(), room, it.by(), it.at()));
      }
    }
    return accepted(events);
  }

  private static boolean isAsWanted(Open open, SmallGroup group) {
    return open.sideRooms().of(group.sideRoomId()).isPresent();
  }

  /// The reason for which a participant cannot go: they are not with the group, or are named twice.
  private static Optional<Rejection> cannotGo(
      Open open, ParticipantId id, Set<ParticipantId> named) {
    Optional<Seat> seat = open.seat(id);
    if (seat.isEmpty()) {
      return Optional.of(Rejection.UNKNOWN_PARTICIPANT);
    }
    if (!seat.get().inRoom()) {
      return Optional.of(Rejection.NOT_IN_ROOM);
    }
    return seat.get().sideRoom().isPresent() || !named.add(id)
        ? Optional.of(Rejection.ASIDE_ALREADY)
        : Optional.empty();
  }
}
