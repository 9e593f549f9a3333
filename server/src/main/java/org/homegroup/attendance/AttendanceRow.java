package org.homegroup.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Role;
import org.homegroup.session.SelfReport;

/// What the ledger says about one participant of one session.
///
/// @param role as booked; somebody who was given the lead later is also in [AttendanceSheet#leads]
/// @param firstMediaAt when the bridge first received something from this person in the room
/// @param lastMediaAt when it last did; in a running session that may be now
/// @param leftAt the last proof of life; empty while the person has a seat
/// @param ended why the seat was given up; `CONNECTION_LOST` also for somebody lost and not back at
///     the end
/// @param lateSeconds arrived this long after the scheduled start; 0 if not
/// @param leftEarlySeconds last here this long before the end, scheduled or actual, whichever came
///     first
/// @param drops how often the line was lost in the room
/// @param dropSeconds how long the person was away by it, until back; a drop without return adds
///     nothing
/// @param confirmed what the person said of themselves while no media came, in order
/// @param intervals everything from arriving to leaving, in order, without overlap
/// @param counting whether time qualifies now
public record AttendanceRow(
    ParticipantId participantId,
    PersonId personId,
    Role role,
    AttendanceStatus status,
    Instant arrivedAt,
    Optional<Instant> firstAdmittedAt,
    Optional<Instant> firstMediaAt,
    Optional<Instant> lastMediaAt,
    Optional<Instant> leftAt,
    Optional<LeaveReason> ended,
    long lateSeconds,
    long leftEarlySeconds,
    int drops,
    long dropSeconds,
    List<SelfReport> confirmed,
    List<Interval> intervals,
    Tally tally,
    boolean counting) {

  public AttendanceRow {
    confirmed = List.copyOf(confirmed);
    intervals = List.copyOf(intervals);
  }
}
