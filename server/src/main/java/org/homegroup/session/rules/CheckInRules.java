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

/// What patients say at the door, and who may enter on the strength of it. Help can be sent only to
/// a place that is known, so a practice may ask that it is confirmed before each session.
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
        CommandRights.denied(
            Action.CHECK_IN, seat.map(SeatStanding::of).orElse(Standing.NOBODY));
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

  /// Whether this seat may be let in, anywhere, as far as its location goes.
  static boolean mayEnter(Open open, Seat seat, boolean locationRequired) {
    return !locationRequired
        || seat.role() != Role.PATIENT
        || open.checkIn(seat.participantId()).lets();
  }
}
