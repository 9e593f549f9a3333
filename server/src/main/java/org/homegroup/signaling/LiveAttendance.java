package org.homegroup.signaling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.session.SessionEvent;

/// The minutes that leads see running. Leads are told when somebody's minutes begin or cease to
// count, and count on
/// themselves in between.
final class LiveAttendance {

  private List<View.Attendance> told = List.of();

  void apply(List<SessionEvent> events) {}

  List<View.Attendance> rows(Instant now) {
    return List.of();
  }

  /// The rows if they are not those that leads are counting on from.
  Optional<List<View.Attendance>> changed(Instant now) {
    List<View.Attendance> rows = rows(now);
    if (counting(rows).equals(counting(told))) {
      return Optional.empty();
    }
    told = rows;
    return Optional.of(rows);
  }

  private static List<Object> counting(List<View.Attendance> rows) {
    return rows.stream().<Object>map(row -> List.of(row.participantId(), row.counting())).toList();
  }
}
