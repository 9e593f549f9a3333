package org.homegroup.signaling.room;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Finds who has a seat in a session, or had one, and their full names, for leads.
record SeatNames(Booking booking, Supplier<GroupSession> state) {

  Optional<PersonId> personOf(ParticipantId id) {
    return state.get() instanceof Open open
        ? open.seat(id)
            .map(Seat::personId)
            .or(
                () ->
                    open.formers().entrySet().stream()
                        .filter(one -> one.getValue().participantId().equals(id))
                        .map(Map.Entry::getKey)
                        .findFirst())
        : Optional.empty();
  }

  Optional<ParticipantId> participantOf(PersonId person) {
    return state.get() instanceof Open open
        ? open.seatOf(person)
            .map(Seat::participantId)
            .or(
                () ->
                    Optional.ofNullable(open.formers().get(person)).map(FormerSeat::participantId))
        : Optional.empty();
  }

  /// Empty for a person whom the booking does not name.
  Optional<String> nameOf(PersonId person) {
    return booking.nameOf(person).map(PersonName::full);
  }
}
