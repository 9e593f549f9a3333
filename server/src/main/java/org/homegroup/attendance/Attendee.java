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

/// What [AttendanceFold] remembers of one participant beside the [Timeline]: single facts, and
/// since when what is running now has been running (nothing is cut back further than that).
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

  /// What the person said of themselves while no media came.
  final List<SelfReport> confirmed = new ArrayList<>();

  Instant seatedSince;
  Instant connectedSince;
  final Map<MediaKind, Instant> mediaSince = new EnumMap<>(MediaKind.class);

  /// Until when each kind came the last time: no news of a later time makes it begin before that.
  final Map<MediaKind, Instant> mediaUntil = new EnumMap<>(MediaKind.class);

  /// When a line that was lost in the room was last alive, until the person is back.
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

  /// Somebody who was lost and not there at the end was ended by the loss. Somebody who went on
  /// purpose, or was sent away, was not dropped for the time until a return.
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
