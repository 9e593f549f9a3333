package org.homegroup.signaling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.session.SessionEvent;

/// The minutes that leads see running. Leads are told when somebody's minutes begin or cease to
/// count, and count on themselves in between.
final class LiveAttendance {

  private final AttendanceFold fold = new AttendanceFold();
  private List<LiveMinutes> told = List.of();

  LiveAttendance(List<SessionEvent> history) {
    apply(history);
  }

  final void apply(List<SessionEvent> events) {
    events.forEach(fold::apply);
  }

  List<LiveMinutes> rows(Instant now) {
    return fold.live(now);
  }

  /// The rows if they are not those that leads are counting on from.
  Optional<List<LiveMinutes>> changed(Instant now) {
    List<LiveMinutes> rows = rows(now);
    if (counting(rows).equals(counting(told))) {
      return Optional.empty();
    }
    told = rows;
    return Optional.of(rows);
  }

  private static List<Object> counting(List<LiveMinutes> rows) {
    return rows.stream().<Object>map(row -> List.of(row.participantId(), row.counting())).toList();
  }
}
