package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.Decision;
import org.homegroup.session.MediaKind;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Moves a lead and a participant in danger into a room of their own, and both back to where they
/// came from.
final class CrisisRooms {

  private CrisisRooms() {}

  /// Brings a lead to a connected participant. Both stay if they are already apart from the group;
  /// the lead replaces one who lost the connection there; otherwise both enter a new room.
  ///
  /// @param known empty if the crisis is being raised in the same command
  static Decision go(Open open, Optional<Crisis> known, AnswerCrisis it, Seat seat) {
    Seat lead = open.seat(it.by()).orElseThrow();
    if (!lead.connected()) {
      return rejected(Rejection.NOT_CONNECTED);
    }
    if (known.filter(crisis -> Crises.isAttended(open, crisis)).isPresent()) {
      return noChange();
    }
    Actor by = Actor.of(it.by());
    List<SessionEvent> events = new ArrayList<>();
    events.add(new CrisisAnswered(it.crisisId(), by, it.at()));
    Optional<SideRoom> apart =
        seat.sideRoom()
            .flatMap(open.sideRooms()::of)
            .filter(room -> !room.purpose().isOfTheGroup());
    if (apart.isEmpty()) {
      events.addAll(both(open, it, seat, lead));
    } else if (!lead.isIn(apart.get().sideRoomId())) {
      events.add(entered(lead, apart.get().sideRoomId(), by, it.at()));
    }
    for (MediaKind kind : MediaKind.values()) {
      // A participant in danger is heard, even if a lead muted them before.
      if (seat.mutedByLead().contains(kind)) {
        events.add(new UnmutedByLead(seat.participantId(), kind, by, it.at()));
      }
    }
    return accepted(events);
  }

  /// Admits a waiting participant at any location: the emergency is the reason.
  private static List<SessionEvent> both(Open open, AnswerCrisis it, Seat seat, Seat lead) {
    Actor by = Actor.of(it.by());
    List<SessionEvent> events = new ArrayList<>();
    if (!seat.inRoom()) {
      events.addAll(
          AdmissionRules.admission(
              open,
              seat,
              it.by(),
              Optional.of(OverrideReason.EMERGENCY),
              it.locationRequired(),
              it.at()));
    }
    events.add(new SideRoomOpened(it.sideRoomId(), SideRoomPurpose.CRISIS, by, it.at()));
    events.add(entered(seat, it.sideRoomId(), by, it.at()));
    events.add(entered(lead, it.sideRoomId(), by, it.at()));
    return events;
  }

  private static SideRoomEntered entered(Seat seat, SideRoomId room, Actor by, Instant at) {
    boolean fromWaiting = !seat.inRoom() || seat.placement().fromWaiting();
    return new SideRoomEntered(seat.participantId(), room, fromWaiting, by, at);
  }

  /// Returns everyone to where they came from (the waiting room, a small group still at work, or
  /// the group) and closes the room.
  static List<SessionEvent> closing(Open open, SideRoom room, Actor by, Instant at) {
    List<SessionEvent> events = new ArrayList<>();
    for (Seat seat : open.in(room.sideRoomId())) {
      events.add(back(open, seat, room, by, at));
    }
    events.add(new SideRoomClosed(room.sideRoomId(), by, at));
    return events;
  }

  private static SessionEvent back(Open open, Seat seat, SideRoom room, Actor by, Instant at) {
    ParticipantId id = seat.participantId();
    if (seat.placement().fromWaiting()) {
      return new ParticipantReturnedToWaiting(id, by, at);
    }
    return Optional.ofNullable(open.crises().cameFrom().get(id))
        .filter(small -> open.sideRooms().of(small).isPresent())
        .<SessionEvent>map(small -> new SideRoomEntered(id, small, false, by, at))
        .orElseGet(() -> new SideRoomLeft(id, room.sideRoomId(), by, at));
  }
}
