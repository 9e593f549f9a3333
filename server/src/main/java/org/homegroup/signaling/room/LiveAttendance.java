package org.homegroup.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.session.SessionEvent;

/// The minutes that leads see running. Leads are told when a participant's minutes begin or
/// cease to count; their clients count on in between.
public final class LiveAttendance {

  /// Seconds are floored on both sides.
  private static final int ROUNDING = 1;

  private final AttendanceFold fold = new AttendanceFold();
  private List<LiveMinutes> told = List.of();

  public LiveAttendance(List<SessionEvent> history) {
    apply(history);
  }

  final void apply(List<SessionEvent> events) {
    events.forEach(fold::apply);
  }

  public List<LiveMinutes> rows(Instant now) {
    return fold.live(now);
  }

  /// The rows if they are not what leads are counting up to. Minutes can also be taken back: when a
  /// lead's connection turns out to have been dead for a while, no minutes count in it.
  Optional<List<LiveMinutes>> changed(Instant now) {
    List<LiveMinutes> rows = rows(now);
    if (isShown(rows, now)) {
      return Optional.empty();
    }
    told = rows;
    return Optional.of(rows);
  }

  private boolean isShown(List<LiveMinutes> rows, Instant now) {
    if (rows.size() != told.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!isShown(rows.get(i), told.get(i), now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShown(LiveMinutes row, LiveMinutes told, Instant now) {
    long counted = told.counting() ? Duration.between(told.asOf(), now).toSeconds() : 0;
    return row.participantId().equals(told.participantId())
        && row.counting() == told.counting()
        && Math.abs(row.qualifyingSeconds() - told.qualifyingSeconds() - counted) <= ROUNDING;
  }
}
