package org.homegroup.practice.file;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homegroup.practice.file.Practice.PlannedSession;
import org.homegroup.practice.file.Practice.Slot;
import org.homegroup.practice.file.Practice.Timing;

/// Computes the occurrences of a planned session. Pure: the caller passes the time.
final class Occurrences {

  private static final int WEEKS_AHEAD = 2;

  private final ZoneId zone;
  private final Duration doorsOpenBefore;
  private final Instant now;

  /// Creates the calculation for one time.
  ///
  /// @param doorsOpenBefore for sessions that do not state it themselves
  Occurrences(ZoneId zone, Duration doorsOpenBefore, Instant now) {
    this.zone = zone;
    this.doorsOpenBefore = doorsOpenBefore;
    this.now = now;
  }

  /// One occurrence. `name` distinguishes it from the others of its session.
  record Occurrence(String name, Instant doorsOpenAt, Instant startsAt, Instant endsAt) {}

  /// The occurrences that are not over, in order.
  ///
  /// @param running for a session that starts now: the occurrence that is not yet over, if any
  List<Occurrence> of(PlannedSession session, Optional<Occurrence> running) {
    return switch (session.timing()) {
      case Timing.FromNow() -> List.of(running.orElseGet(() -> fromNow(session)));
      case Timing.Once(LocalDateTime at) -> coming(Stream.of(at(session, "once", at)));
      case Timing.Weekly(List<Slot> slots) ->
          coming(slots.stream().flatMap(slot -> weekly(session, slot)));
    };
  }

  /// Starts at the full minute, which reads better on a screen than the second of a start.
  private Occurrence fromNow(PlannedSession session) {
    return occurrence(session, now.toString(), now.truncatedTo(ChronoUnit.MINUTES));
  }

  private Stream<Occurrence> weekly(PlannedSession session, Slot slot) {
    LocalDate monday =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = monday.with(TemporalAdjusters.nextOrSame(slot.day()));
    return Stream.iterate(first, day -> day.plusWeeks(1))
        .limit(WEEKS_AHEAD)
        .map(day -> at(session, day.toString(), day.atTime(slot.time())));
  }

  private List<Occurrence> coming(Stream<Occurrence> occurrences) {
    return occurrences.filter(one -> one.endsAt().isAfter(now)).toList();
  }

  private Occurrence at(PlannedSession session, String name, LocalDateTime start) {
    return occurrence(session, name, start.atZone(zone).toInstant());
  }

  private Occurrence occurrence(PlannedSession session, String name, Instant start) {
    Duration before = session.doorsOpenBefore().orElse(doorsOpenBefore);
    return new Occurrence(name, start.minus(before), start, start.plus(session.length()));
  }
}
