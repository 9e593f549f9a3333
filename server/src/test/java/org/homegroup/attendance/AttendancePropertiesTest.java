package org.homegroup.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Decision;
import org.homegroup.session.RandomSession;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.SessionEvolver;
import org.junit.jupiter.api.Test;

/// Goal: no second is counted twice, lost, or counted in the wrong class, whatever happens in a
/// session and however late it is reported.
///
/// Method: random sessions; the fold is fed event by event and compared with the [Oracle]. A
/// failure names its seed; run it alone with `-Dseed=…`.
class AttendancePropertiesTest {

  private static final int SEEDS = Integer.getInteger("seeds", 1_000);
  private static final int COMMANDS = 200;

  @Test
  void countsLikeTheOracle() {
    String only = System.getProperty("seed");
    if (only != null) {
      check(Long.parseLong(only));
      return;
    }
    for (long seed = 1; seed <= SEEDS; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) {
    var random = new RandomSession(seed);
    var events = new ArrayList<SessionEvent>();
    var fold = new AttendanceFold();
    GroupSession state = GroupSession.NOT_SCHEDULED;
    for (int i = 0; i < COMMANDS; i++) {
      SessionCommand command = i == 0 ? random.schedule() : random.next(state);
      if (SessionDecider.decide(state, command) instanceof Decision.Accepted(var more)) {
        for (SessionEvent event : more) {
          state = SessionEvolver.evolve(state, event);
          events.add(event);
          fold.apply(event);
        }
      }
      if (i % 20 == 19) {
        compare("seed " + seed + " command " + i, fold, events, random.now().plusMillis(i * 7L));
      }
    }
    assertEquals(events.size(), fold.version());
  }

  private static void compare(
      String where, AttendanceFold fold, List<SessionEvent> events, Instant asOf) {
    Map<ParticipantId, Map<TimeClass, Long>> expected = new Oracle(events, asOf).millis();
    assertEquals(expected, millis(fold.tallies(asOf)), where);
    AttendanceSheet sheet = fold.sheet(asOf);
    var fromIntervals = new LinkedHashMap<ParticipantId, Map<TimeClass, Long>>();
    for (AttendanceRow row : sheet.rows()) {
      fromIntervals.put(row.participantId(), millis(where, row));
    }
    assertEquals(expected, fromIntervals, where + ", from intervals");
    for (AttendanceRow row : sheet.rows()) {
      assertTrue(row.tally().qualifyingMillis() <= row.tally().presentMillis(), where);
      assertTrue(row.dropSeconds() >= 0 && row.drops() >= 0, where);
      assertTrue(row.lastMediaAt().isEmpty() || !row.lastMediaAt().get().isAfter(asOf), where);
    }
    for (LiveMinutes live : fold.live(asOf)) {
      AttendanceRow row = sheet.row(live.participantId()).orElseThrow();
      assertEquals(row.tally().qualifyingSeconds(), live.qualifyingSeconds(), where);
      assertEquals(row.counting(), live.counting(), where);
    }
    boolean apart =
        events.stream()
            .anyMatch(it -> it instanceof SideRoomOpened o && !o.purpose().isOfTheGroup());
    uncovered(where, sheet, expected, apart);
  }

  private static Map<ParticipantId, Map<TimeClass, Long>> millis(
      Map<ParticipantId, Tally> tallies) {
    var millis = new LinkedHashMap<ParticipantId, Map<TimeClass, Long>>();
    tallies.forEach((id, tally) -> millis.put(id, tally.millis()));
    return millis;
  }

  /// The sums of the intervals; each begins no sooner than the one before ended.
  private static Map<TimeClass, Long> millis(String where, AttendanceRow row) {
    var millis = new EnumMap<TimeClass, Long>(TimeClass.class);
    Instant last = Instant.MIN;
    for (Interval interval : row.intervals()) {
      assertTrue(!interval.start().isBefore(last) && interval.millis() > 0, where + interval);
      last = interval.stop();
      millis.merge(interval.counted(), interval.millis(), Long::sum);
    }
    return millis;
  }

  /// Nobody qualifies in a span that the sheet lists as a break or without a lead. A participant
  /// alone in an aside is without a lead while the group has one.
  private static void uncovered(
      String where,
      AttendanceSheet sheet,
      Map<ParticipantId, Map<TimeClass, Long>> expected,
      boolean apart) {
    long uncovered = sheet.uncovered().stream().mapToLong(TimeSpan::millis).sum();
    long breaks = sheet.breaks().stream().mapToLong(TimeSpan::millis).sum();
    for (Map<TimeClass, Long> counted : expected.values()) {
      assertTrue(apart || counted.getOrDefault(TimeClass.UNCOVERED, 0L) <= uncovered, where);
      assertTrue(counted.getOrDefault(TimeClass.ON_BREAK, 0L) <= breaks, where);
    }
    int peak = sheet.census().peak();
    for (AttendanceRow row : sheet.patients()) {
      for (Interval interval : row.intervals()) {
        // Time apart may precede the start of the group, where the peak is not counted yet.
        if (interval.counted().present() && interval.counted() != TimeClass.ASIDE) {
          int here = sheet.census().at(interval.start());
          assertTrue(here >= 1 && here <= peak, where);
          assertTrue(
              !interval.counted().qualifying()
                  || sheet.uncovered().stream().noneMatch(gap -> overlap(gap, interval)),
              where);
        }
      }
    }
  }

  private static boolean overlap(TimeSpan span, Interval interval) {
    return span.start().isBefore(interval.stop()) && interval.start().isBefore(span.stop());
  }
}
