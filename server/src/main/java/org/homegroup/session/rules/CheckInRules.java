package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;

import java.util.Optional;
import org.homegroup.access.Action;
import org.homegroup.access.Standing;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand.CheckInCommand;
import org.homegroup.session.SessionCommand.ReceiveCheckIn;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SeatStanding;

/// Rules for check-ins and for the location that admission may require. Help can be sent only to a
/// known place, so a practice may require a confirmed location before each session.
final class CheckInRules {

  private CheckInRules() {}

  static Decision decide(Open open, CheckInCommand command) {
    return switch (command) {
      case ReceiveCheckIn it -> receive(open, it);
    };
  }

  private static Decision receive(Open open, ReceiveCheckIn it) {
    Optional<Seat> seat = open.seatOf(it.personId());
    Optional<Rejection> denied =
        CommandRights.denied(Action.CHECK_IN, seat.map(SeatStanding::of).orElse(Standing.NOBODY));
    if (denied.isPresent()) {
      return rejected(denied.get());
    }
    ParticipantId id = seat.get().participantId();
    boolean known =
        open.checkIn(id)
            .received()
            .filter(last -> last.checkInId().equals(it.checkInId()))
            .isPresent();
    return known
        ? noChange()
        : accepted(
            new CheckInReceived(
                id, it.checkInId(), it.commitment(), it.locationConfirmed(), it.at()));
  }

  /// Whether the location rule lets this participant enter any room.
  static boolean mayEnter(Open open, Seat seat, boolean locationRequired) {
    return !locationRequired
        || seat.role() != Role.PATIENT
        || open.checkIn(seat.participantId()).permitsEntry();
  }
}
