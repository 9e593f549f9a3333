package org.homegroup.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Role;
import org.homegroup.session.SelfReport;

/// The attendance of one participant in one session.
///
/// @param role as booked; a participant who became a lead later is also in [AttendanceSheet#leads]
/// @param firstMediaAt when the bridge first received media from this participant in the room
/// @param lastMediaAt when it last did; in a running session that may be now
/// @param leftAt the last proof of life; empty while the participant has a seat
/// @param ended why the seat was given up; `CONNECTION_LOST` also for a participant who was lost
///     and not back at the end
/// @param lateSeconds time from the scheduled start to the arrival; 0 if not late
/// @param leftEarlySeconds time from the last proof of life to the scheduled or actual end,
///     whichever came first
/// @param drops how often the connection was lost in the room
/// @param dropSeconds total time between drops and returns; a drop without return adds nothing
/// @param selfReports the participant's reports while no media arrived, in order
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
    List<SelfReport> selfReports,
    List<Interval> intervals,
    Tally tally,
    boolean counting) {

  public AttendanceRow {
    selfReports = List.copyOf(selfReports);
    intervals = List.copyOf(intervals);
  }
}
