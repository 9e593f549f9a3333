package org.homegroup.session.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.homegroup.access.Standing;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.CheckIn;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Phase;
import org.homegroup.session.Schedule;

/// The state of one group session, folded from its events by [SessionEvolver]. Immutable.
public sealed interface GroupSession {

  GroupSession NOT_SCHEDULED = new NotScheduled();

  /// Before the first event.
  record NotScheduled() implements GroupSession {}

  record Scheduled(Schedule schedule) implements GroupSession {}

  /// From the opening of the doors until the end.
  ///
  /// @param sideRooms the open side-rooms
  /// @param crises the participants in danger
  /// @param supervision whether a lead supervises the group
  record Open(
      Schedule schedule,
      Progress progress,
      Roster roster,
      SideRooms sideRooms,
      Crises crises,
      Supervision supervision)
      implements GroupSession {

    /// The state just after the doors opened, without participants.
    public static Open opened(Schedule schedule) {
      return new Open(
          schedule,
          Progress.OPENED,
          Roster.NOBODY,
          SideRooms.NONE,
          Crises.NONE,
          Supervision.UNBROKEN);
    }

    public Phase phase() {
      return progress.phase();
    }

    public boolean doorLocked() {
      return progress.doorLocked();
    }

    public Optional<Instant> startedAt() {
      return progress.startedAt();
    }

    public Optional<Instant> breakSince() {
      return progress.breakSince();
    }

    public Agenda agenda() {
      return progress.agenda();
    }

    public SequencedMap<ParticipantId, Seat> seats() {
      return roster.seats();
    }

    public SequencedMap<PersonId, FormerSeat> formers() {
      return roster.formers();
    }

    /// The lead who leads now.
    public Optional<ParticipantId> leading() {
      return roster.leading();
    }

    public Optional<Seat> seat(ParticipantId participantId) {
      return Optional.ofNullable(seats().get(participantId));
    }

    public Optional<Seat> seatOf(PersonId personId) {
      return seats().values().stream().filter(seat -> seat.personId().equals(personId)).findFirst();
    }

    /// The standing of a participant, as the table of access asks for it.
    public Standing standing(ParticipantId participantId) {
      return SeatStanding.of(this, seat(participantId));
    }

    public Optional<FormerSeat> former(ParticipantId participantId) {
      return formers().values().stream()
          .filter(former -> former.participantId().equals(participantId))
          .findFirst();
    }

    /// The participant's check-in; [CheckIn#NONE] before any answers.
    public CheckIn checkIn(ParticipantId participantId) {
      return roster.checkIns().getOrDefault(participantId, CheckIn.NONE);
    }

    public List<Seat> waiting() {
      return seats().values().stream().filter(seat -> !seat.inRoom()).toList();
    }

    public List<Seat> inRoom() {
      return seats().values().stream().filter(Seat::inRoom).toList();
    }

    /// The seats in a side-room, connected or not.
    public List<Seat> in(SideRoomId sideRoomId) {
      return seats().values().stream().filter(seat -> seat.isIn(sideRoomId)).toList();
    }

    /// Whether this seat is with the group or in one of its small groups.
    public boolean isWithGroup(Seat seat) {
      return seat.inRoom()
          && seat.sideRoom()
              .flatMap(sideRooms::of)
              .map(room -> room.purpose().isOfTheGroup())
              .orElse(true);
    }

    /// Whether this seat is held because no lead supervises the group.
    public boolean isHeld(Seat seat) {
      return supervision.hold().isPresent() && !seat.isLead() && isWithGroup(seat);
    }

    /// Whether a connected lead supervises the group.
    public boolean supervised() {
      return seats().values().stream()
          .anyMatch(seat -> seat.isLead() && seat.present() && isWithGroup(seat));
    }

    /// Whether a participant is here whom a lead must supervise.
    public boolean needsSupervision() {
      return seats().values().stream()
          .anyMatch(seat -> seat.isInCare() && seat.present() && isWithGroup(seat));
    }

    /// The number of connected leads in the room.
    public int leadsHere() {
      int here = 0;
      for (Seat seat : seats().values()) {
        here += seat.isLead() && seat.present() ? 1 : 0;
      }
      return here;
    }

    Open change(ParticipantId participantId, UnaryOperator<Seat> change) {
      return with(roster.change(participantId, change));
    }

    Open vacated(ParticipantId participantId, LeaveReason reason) {
      return with(roster.vacated(participantId, reason)).with(agenda().without(participantId));
    }

    Open with(Progress changed) {
      return new Open(schedule, changed, roster, sideRooms, crises, supervision);
    }

    Open with(Agenda changed) {
      return with(progress.with(changed));
    }

    Open with(Roster changed) {
      return new Open(schedule, progress, changed, sideRooms, crises, supervision);
    }

    Open with(SideRooms changed) {
      return new Open(schedule, progress, roster, changed, crises, supervision);
    }

    Open with(Crises changed) {
      return new Open(schedule, progress, roster, sideRooms, changed, supervision);
    }

    Open with(Supervision changed) {
      return new Open(schedule, progress, roster, sideRooms, crises, changed);
    }
  }

  record Ended(Schedule schedule, Optional<Instant> startedAt, Instant endedAt)
      implements GroupSession {}
}
