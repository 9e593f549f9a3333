package org.homegroup.session;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The state of one group session, folded from its events by [SessionEvolver]. Immutable.
public sealed interface GroupSession {

  GroupSession NOT_SCHEDULED = new NotScheduled();

  /// Nothing is known yet: the stream is empty.
  record NotScheduled() implements GroupSession {}

  record Scheduled(Schedule schedule) implements GroupSession {}

  /// Doors are open, until the end. Seats are in order of arrival; the order is the same on every
  /// machine.
  ///
  /// @param formers persons who had a seat and have none now
  /// @param checkIns of everybody who said something at the door, or was let in without
  /// @param leading which of the leads leads now ("the baton"); empty before the start and when
  ///     that lead left
  /// @param startedAt when the session first started
  /// @param breakSince set while on break
  /// @param sideRooms the places beside the group
  /// @param coverage whether a lead watches over the group
  /// @param proceedings the agenda's part that is on, and the chair
  record Open(
      Schedule schedule,
      Phase phase,
      SequencedMap<ParticipantId, Seat> seats,
      SequencedMap<PersonId, FormerSeat> formers,
      SequencedMap<ParticipantId, CheckIn> checkIns,
      boolean doorLocked,
      Optional<ParticipantId> leading,
      Optional<Instant> startedAt,
      Optional<Instant> breakSince,
      SideRooms sideRooms,
      Coverage coverage,
      Proceedings proceedings)
      implements GroupSession {

    public Open {
      seats = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(seats));
      formers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(formers));
      checkIns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(checkIns));
    }

    /// Doors have just opened; nobody is here.
    public static Open opened(Schedule schedule) {
      return new Open(
          schedule,
          Phase.DOORS_OPEN,
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          SideRooms.NONE,
          Coverage.UNBROKEN,
          Proceedings.NONE);
    }

    public Optional<Seat> seat(ParticipantId participantId) {
      return Optional.ofNullable(seats.get(participantId));
    }

    public Optional<Seat> seatOf(PersonId personId) {
      return seats.values().stream().filter(seat -> seat.personId().equals(personId)).findFirst();
    }

    public Optional<FormerSeat> former(ParticipantId participantId) {
      return formers.values().stream()
          .filter(former -> former.participantId().equals(participantId))
          .findFirst();
    }

    public List<Seat> waiting() {
      return seats.values().stream().filter(seat -> !seat.inRoom()).toList();
    }

    public List<Seat> inRoom() {
      return seats.values().stream().filter(Seat::inRoom).toList();
    }

    /// Those who are in a side-room, whether their line is up or not.
    public List<Seat> in(SideRoomId sideRoomId) {
      return seats.values().stream().filter(seat -> seat.isIn(sideRoomId)).toList();
    }

    /// Whether this seat is with the group or in one of its small groups.
    public boolean isWithGroup(Seat seat) {
      return seat.inRoom()
          && seat.sideRoom()
              .flatMap(sideRooms::of)
              .map(room -> room.purpose().isOfTheGroup())
              .orElse(true);
    }

    /// Whether this seat is among those who are held because no lead watches over them.
    public boolean isHeld(Seat seat) {
      return coverage.hold().isPresent() && !seat.isLead() && isWithGroup(seat);
    }

    /// Whether a lead is here who watches over the group.
    public boolean covered() {
      return seats.values().stream()
          .anyMatch(seat -> seat.isLead() && seat.present() && isWithGroup(seat));
    }

    /// Whether anybody is here over whom a lead must watch.
    public boolean needsCover() {
      return seats.values().stream()
          .anyMatch(seat -> seat.isInCare() && seat.present() && isWithGroup(seat));
    }

    /// Leads in the room whose line is up.
    public int leadsHere() {
      int here = 0;
      for (Seat seat : seats.values()) {
        here += seat.isLead() && seat.present() ? 1 : 0;
      }
      return here;
    }

    Open change(ParticipantId participantId, Function<Seat, Seat> change) {
      var changed = new LinkedHashMap<>(seats);
      if (changed.computeIfPresent(participantId, (_, seat) -> change.apply(seat)) == null) {
        throw new ImpossibleEvent("no seat " + participantId);
      }
      return with(changed, formers, leading);
    }

    Open seated(Seat seat) {
      var changed = new LinkedHashMap<>(seats);
      changed.put(seat.participantId(), seat);
      var remaining = new LinkedHashMap<>(formers);
      remaining.remove(seat.personId());
      return with(changed, remaining, leading);
    }

    Open vacated(ParticipantId participantId, LeaveReason reason) {
      var changed = new LinkedHashMap<>(seats);
      Seat seat = changed.remove(participantId);
      if (seat == null) {
        throw new ImpossibleEvent("no seat " + participantId);
      }
      var more = new LinkedHashMap<>(formers);
      more.put(seat.personId(), new FormerSeat(participantId, seat.role(), reason));
      return with(changed, more, leading.filter(lead -> !lead.equals(participantId)))
          .with(proceedings.without(participantId));
    }

    /// Empty in itself for somebody who said nothing yet.
    public CheckIn checkIn(ParticipantId participantId) {
      return checkIns.getOrDefault(participantId, CheckIn.NONE);
    }

    Open checkedIn(ParticipantId participantId, UnaryOperator<CheckIn> change) {
      if (!seats.containsKey(participantId)) {
        throw new ImpossibleEvent("no seat " + participantId);
      }
      var changed = new LinkedHashMap<>(checkIns);
      changed.put(participantId, change.apply(checkIn(participantId)));
      return new Open(
          schedule,
          phase,
          seats,
          formers,
          changed,
          doorLocked,
          leading,
          startedAt,
          breakSince,
          sideRooms,
          coverage,
          proceedings);
    }

    Open leading(ParticipantId lead) {
      return with(seats, formers, Optional.of(lead));
    }

    Open locked(boolean locked) {
      return new Open(
          schedule,
          phase,
          seats,
          formers,
          checkIns,
          locked,
          leading,
          startedAt,
          breakSince,
          sideRooms,
          coverage,
          proceedings);
    }

    Open in(Phase newPhase, Optional<Instant> newStartedAt, Optional<Instant> newBreakSince) {
      return new Open(
          schedule,
          newPhase,
          seats,
          formers,
          checkIns,
          doorLocked,
          leading,
          newStartedAt,
          newBreakSince,
          sideRooms,
          coverage,
          proceedings);
    }

    Open with(SideRooms newSideRooms) {
      return new Open(
          schedule,
          phase,
          seats,
          formers,
          checkIns,
          doorLocked,
          leading,
          startedAt,
          breakSince,
          newSideRooms,
          coverage,
          proceedings);
    }

    Open with(Coverage newCoverage) {
      return new Open(
          schedule,
          phase,
          seats,
          formers,
          checkIns,
          doorLocked,
          leading,
          startedAt,
          breakSince,
          sideRooms,
          newCoverage,
          proceedings);
    }

    Open with(Proceedings changed) {
      return new Open(
          schedule,
          phase,
          seats,
          formers,
          checkIns,
          doorLocked,
          leading,
          startedAt,
          breakSince,
          sideRooms,
          coverage,
          changed);
    }

    private Open with(
        SequencedMap<ParticipantId, Seat> newSeats,
        SequencedMap<PersonId, FormerSeat> newFormers,
        Optional<ParticipantId> newLeading) {
      return new Open(
          schedule,
          phase,
          newSeats,
          newFormers,
          checkIns,
          doorLocked,
          newLeading,
          startedAt,
          breakSince,
          sideRooms,
          coverage,
          proceedings);
    }
  }

  record Ended(Schedule schedule, Optional<Instant> startedAt, Instant endedAt)
      implements GroupSession {}
}
