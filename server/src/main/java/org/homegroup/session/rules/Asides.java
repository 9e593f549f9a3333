package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.ofOther;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.Admit;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for taking one participant into a side-room with a lead.
final class Asides {

  private Asides() {}

  static Decision take(Open open, TakeAside it) {
    Seat lead = open.seat(it.by()).orElseThrow();
    return ofOther(
        open,
        it.participantId(),
        seat -> {
          if (!seat.isInCare()) {
            return rejected(Rejection.NOT_IN_CARE);
          }
          if (seat.sideRoom().isPresent() && seat.sideRoom().equals(lead.sideRoom())) {
            return noChange();
          }
          if (!open.isWithGroup(lead) || seat.inRoom() && !open.isWithGroup(seat)) {
            return rejected(Rejection.ASIDE_ALREADY);
          }
          if (!seat.connected()) {
            return rejected(Rejection.NOT_IN_ROOM);
          }
          if (groupWouldBeAlone(open, List.of(lead, seat))) {
            return rejected(Rejection.GROUP_WOULD_BE_ALONE);
          }
          var room = new SideRoom(it.sideRoomId(), SideRoomPurpose.ASIDE, it.at());
          return seat.inRoom()
              ? accepted(apart(lead, seat, room))
              : letIn(open, it, lead, seat, room);
        });
  }

  /// Admits a waiting participant first, by the same location rule as for the group.
  private static Decision letIn(Open open, TakeAside it, Seat lead, Seat seat, SideRoom room) {
    var admit =
        new Admit(it.by(), it.participantId(), it.override(), it.locationRequired(), it.at());
    return switch (AdmissionRules.decide(open, admit)) {
      case Decision.Rejected refused -> refused;
      case Decision.Accepted(var admitted) -> {
        List<SessionEvent> events = new ArrayList<>(admitted);
        events.addAll(apart(lead, seat, room));
        yield accepted(events);
      }
    };
  }

  /// Moves both into a new side-room.
  private static List<SessionEvent> apart(Seat lead, Seat seat, SideRoom room) {
    Actor by = Actor.of(lead.participantId());
    Instant at = room.openedAt();
    List<SessionEvent> events = new ArrayList<>();
    events.add(new SideRoomOpened(room.sideRoomId(), room.purpose(), by, at));
    events.add(SideRoomRules.entered(seat, room, lead.participantId(), at));
    events.add(SideRoomRules.entered(lead, room, lead.participantId(), at));
    return events;
  }

  /// Whether the rest of the group would have no lead when these leave it.
  static boolean groupWouldBeAlone(Open open, List<Seat> going) {
    List<Seat> staying =
        open.seats().values().stream()
            .filter(seat -> seat.present() && open.isWithGroup(seat) && !going.contains(seat))
            .toList();
    return staying.stream().anyMatch(Seat::isInCare) && staying.stream().noneMatch(Seat::isLead);
  }
}
