package org.homegroup.session.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.CheckIn;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.LeaveReason;

/// The present and former participants of an open session. Seats are in order of arrival, the same
/// on every machine.
///
/// @param formers persons who had a seat and have none now
/// @param checkIns by participant, also of those who left
/// @param leading the lead who leads now; empty before the start and when that lead left
public record Roster(
    SequencedMap<ParticipantId, Seat> seats,
    SequencedMap<PersonId, FormerSeat> formers,
    SequencedMap<ParticipantId, CheckIn> checkIns,
    Optional<ParticipantId> leading) {

  /// Without participants.
  public static final Roster NOBODY =
      new Roster(
          new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), Optional.empty());

  public Roster {
    seats = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(seats));
    formers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(formers));
    checkIns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(checkIns));
  }

  Roster change(ParticipantId participantId, UnaryOperator<Seat> change) {
    var changed = new LinkedHashMap<>(seats);
    if (changed.computeIfPresent(participantId, (_, seat) -> change.apply(seat)) == null) {
      throw new ImpossibleEvent("no seat " + participantId);
    }
    return new Roster(changed, formers, checkIns, leading);
  }

  Roster seated(Seat seat) {
    var more = new LinkedHashMap<>(seats);
    more.put(seat.participantId(), seat);
    var fewer = new LinkedHashMap<>(formers);
    fewer.remove(seat.personId());
    return new Roster(more, fewer, checkIns, leading);
  }

  Roster vacated(ParticipantId participantId, LeaveReason reason) {
    var fewer = new LinkedHashMap<>(seats);
    Seat seat = fewer.remove(participantId);
    if (seat == null) {
      throw new ImpossibleEvent("no seat " + participantId);
    }
    var more = new LinkedHashMap<>(formers);
    more.put(seat.personId(), new FormerSeat(participantId, seat.role(), reason));
    return new Roster(fewer, more, checkIns, leading.filter(lead -> !lead.equals(participantId)));
  }

  Roster checkedIn(ParticipantId participantId, UnaryOperator<CheckIn> change) {
    if (!seats.containsKey(participantId)) {
      throw new ImpossibleEvent("no seat " + participantId);
    }
    var changed = new LinkedHashMap<>(checkIns);
    changed.put(participantId, change.apply(checkIns.getOrDefault(participantId, CheckIn.NONE)));
    return new Roster(seats, formers, changed, leading);
  }

  Roster ledBy(ParticipantId lead) {
    return new Roster(seats, formers, checkIns, Optional.of(lead));
  }
}
