package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SessionEvent.ParticipantArrived;

/// Facts about one participant that [AttendanceFold] keeps beside the [Timeline], and the start of
/// each state that still continues; nothing is backdated beyond that start.
final class Attendee {

  final int seat;
  final ParticipantId participantId;
  final PersonId personId;
  final Role bookedRole;
  final Instant arrivedAt;

  boolean led;
  Optional<Instant> firstAdmittedAt = Optional.empty();
  Optional<Instant> leftAt = Optional.empty();
  Optional<LeaveReason> leftBecause = Optional.empty();
  int drops;
  long dropMillis;

  /// The participant's reports while no media arrived.
  final List<SelfReport> selfReports = new ArrayList<>();

  Instant seatedSince;
  Instant connectedSince;
  final Map<MediaKind, Instant> mediaSince = new EnumMap<>(MediaKind.class);

  /// The end of the last media of each kind; a late report never makes new media begin before it.
  final Map<MediaKind, Instant> mediaUntil = new EnumMap<>(MediaKind.class);

  /// The last proof of life on a connection lost in the room; empty once the participant is back.
  private Optional<Instant> lostAt = Optional.empty();

  Attendee(int seat, ParticipantArrived arrived) {
    this.seat = seat;
    this.participantId = arrived.participantId();
    this.personId = arrived.personId();
    this.bookedRole = arrived.role();
    this.arrivedAt = arrived.at();
    this.seatedSince = arrived.at();
    this.connectedSince = arrived.at();
  }

  void arrivedAgain(Instant at) {
    seatedSince = at;
    leftAt = Optional.empty();
    leftBecause = Optional.empty();
  }

  void connected(Instant at) {
    connectedSince = at;
    mediaSince.clear();
    lostAt.ifPresent(lost -> dropMillis += Math.max(0, at.toEpochMilli() - lost.toEpochMilli()));
    lostAt = Optional.empty();
  }

  void dropped(Instant lastSeenAt, boolean inRoom) {
    if (inRoom) {
      drops++;
      lostAt = Optional.of(lastSeenAt);
    }
  }

  /// Ends the seat. A participant who was lost and not back at the end was ended by the loss. One
  /// who left on purpose or was removed does not count as dropped until a return.
  void left(Instant lastSeenAt, LeaveReason reason, boolean lost) {
    leftAt = Optional.of(lastSeenAt);
    leftBecause =
        Optional.of(
            lost && reason == LeaveReason.SESSION_ENDED ? LeaveReason.CONNECTION_LOST : reason);
    if (reason != LeaveReason.CONNECTION_LOST) {
      lostAt = Optional.empty();
    }
  }
}
