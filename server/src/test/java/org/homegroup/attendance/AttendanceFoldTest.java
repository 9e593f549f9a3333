package org.homegroup.attendance;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.homegroup.api.attendance.AttendanceView;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// Tests beyond the exports: the live view, queries at different times, and the cost.
class AttendanceFoldTest {

  private static SessionStory begun() {
    return SessionStory.inSession().audioUp(ANA, BEN);
  }

  private static AttendanceRow ana(SessionStory story, Instant asOf) {
    return AttendanceFold.of(story.events()).sheet(asOf).row(ANA.id()).orElseThrow();
  }

  @Test
  void aRunningSessionCountsOn() {
    assertEquals(60, ana(begun(), local("17:01")).tally().qualifyingSeconds());
    assertEquals(119, ana(begun(), local("17:01:59.999")).tally().qualifyingSeconds());
    assertTrue(ana(begun(), local("17:01")).counting());
  }

  @Test
  void aClockThatIsBehindTakesNothingBack() {
    assertEquals(
        300,
        ana(begun().at("17:05").takesBreak(DR_RIVERA), local("17:04")).tally().qualifyingSeconds());
  }

  @Test
  void anEndedSessionStaysAsItIs() {
    SessionStory ended = begun().at("18:00").ends(DR_RIVERA);
    AttendanceFold fold = AttendanceFold.of(ended.events());
    assertEquals(fold.sheet(local("18:00")).rows(), fold.sheet(local("23:00")).rows());
    assertFalse(fold.live(local("23:00")).getFirst().counting());
    assertEquals(Optional.of(local("18:00")), fold.sheet(local("18:00")).endedAt());
  }

  @Test
  void theRosterTellsWhoCounts() {
    SessionStory story = begun().at("17:10").mediaDown(BEN, MediaKind.AUDIO, Duration.ofSeconds(5));
    List<LiveMinutes> live = AttendanceFold.of(story.events()).live(local("17:11"));
    assertEquals(
        new LiveMinutes(ANA.id(), 660, true, local("17:11")),
        live.stream().filter(it -> it.participantId().equals(ANA.id())).findFirst().orElseThrow());
    assertEquals(
        new LiveMinutes(BEN.id(), 595, false, local("17:11")),
        live.stream().filter(it -> it.participantId().equals(BEN.id())).findFirst().orElseThrow());
  }

  @Test
  void theCensusIsKnownAtEveryMoment() {
    SessionStory story = begun().at("17:20").leaves(BEN);
    Census census = AttendanceFold.of(story.events()).sheet(local("17:30")).census();
    assertEquals(0, census.at(local("16:54")));
    assertEquals(2, census.at(local("17:19:59")));
    assertEquals(1, census.at(local("17:20")));
  }

  @Test
  void theViewHasTheWordsOfTheProtocol() {
    SessionStory story = begun().at("17:20:10").loses(BEN, Duration.ofSeconds(10));
    AttendanceView view =
        AttendanceView.of(AttendanceFold.of(story.events()).sheet(local("17:21")), People::nameOf);
    assertEquals("in-session", view.phase());
    assertEquals(
        new AttendanceView.Row(
            "p-ben",
            "Ben Carter",
            "patient",
            "away",
            local("16:55"),
            Optional.of(local("16:55")),
            1200,
            1200,
            1200,
            0,
            1,
            false),
        view.rows().get(3));
  }

  /// Three hours of a camera going on and off, and a lost connection every ten seconds: each event
  /// costs about the same at the end as at the beginning.
  @Test
  void theCostOfAnEventDoesNotGrow() {
    List<SessionEvent> events = restless(10_000);
    long first = Long.MAX_VALUE;
    long last = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      var fold = new AttendanceFold();
      first = Math.min(first, nanos(fold, events.subList(0, 1_000)));
      events.subList(1_000, 9_000).forEach(fold::apply);
      last = Math.min(last, nanos(fold, events.subList(9_000, 10_000)));
    }
    assertTrue(last < 8 * first, "first tenth " + first + " ns, last tenth " + last + " ns");
  }

  private static long nanos(AttendanceFold fold, List<SessionEvent> events) {
    long before = System.nanoTime();
    for (SessionEvent event : events) {
      fold.apply(event);
      fold.live(event.at());
    }
    return System.nanoTime() - before;
  }

  private static List<SessionEvent> restless(int count) {
    var events = new ArrayList<>(begun().events());
    SessionStory story = begun();
    for (int second = 1; events.size() < count; second++) {
      story.at(local("17:00").plusSeconds(second)).videoUp(ANA);
      if (second % 10 == 0) {
        story.loses(ANA, Duration.ofMillis(900)).arrives(ANA);
      } else {
        story.mediaDown(ANA, MediaKind.VIDEO, Duration.ZERO);
      }
      if (second % 500 == 0) {
        events = new ArrayList<>(story.events());
      }
    }
    return Collections.unmodifiableList(events.subList(0, count));
  }
}
