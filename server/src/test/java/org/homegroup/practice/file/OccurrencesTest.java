package org.homegroup.practice.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.homegroup.practice.file.Occurrences.Occurrence;
import org.homegroup.practice.file.Practice.PlannedSession;
import org.homegroup.practice.file.Practice.Slot;
import org.homegroup.practice.file.Practice.Timing;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @Test
  void aWeeklySlotGivesThisWeekAndTheNextOnTheWallClockAcrossTheEndOfSummerTime() {
    // Thursday 29 October 2026; summer time ends on Sunday 1 November.
    var session =
        session(
            new Timing.Weekly(
                List.of(
                    new Slot(DayOfWeek.TUESDAY, LocalTime.of(18, 0)),
                    new Slot(DayOfWeek.THURSDAY, LocalTime.of(18, 0)))));
    assertEquals(
        List.of(
            "2026-11-03 2026-11-04T00:00:00Z",
            "2026-10-29 2026-10-29T23:00:00Z",
            "2026-11-05 2026-11-06T00:00:00Z"),
        starts(session, "2026-10-29T20:00:00Z"));
  }

  @Test
  void whatIsOverIsNotMadeAgainAndWhatIsRunningIs() {
    var once = session(new Timing.Once(LocalDateTime.parse("2026-11-24T18:00")));
    assertEquals(List.of("once 2026-11-25T00:00:00Z"), starts(once, "2026-11-25T02:59:59Z"));
    assertEquals(List.of(), starts(once, "2026-11-25T03:00:00Z"));
  }

  @Test
  void aSessionFromNowIsKeptWhileItRuns() {
    var session = session(new Timing.FromNow());
    Instant now = Instant.parse("2026-11-24T18:00:31Z");
    var fresh = occurrences(now).of(session, Optional.empty()).getFirst();
    assertEquals(Instant.parse("2026-11-24T18:00:00Z"), fresh.startsAt());
    assertEquals(Instant.parse("2026-11-24T17:45:00Z"), fresh.doorsOpenAt());
    assertEquals(Instant.parse("2026-11-24T21:00:00Z"), fresh.endsAt());
    assertEquals(List.of(fresh), occurrences(now.plusSeconds(600)).of(session, Optional.of(fresh)));
  }

  private static List<String> starts(PlannedSession session, String now) {
    return occurrences(Instant.parse(now)).of(session, Optional.<Occurrence>empty()).stream()
        .map(one -> one.name() + " " + one.startsAt())
        .toList();
  }

  private static Occurrences occurrences(Instant now) {
    return new Occurrences(CHICAGO, Duration.ofMinutes(15), now);
  }

  private static PlannedSession session(Timing timing) {
    return new PlannedSession(
        "g",
        "lakeside",
        "Group",
        timing,
        Duration.ofHours(3),
        Optional.empty(),
        List.of("dr-rivera"),
        List.of(),
        List.of(),
        List.of());
  }
}
