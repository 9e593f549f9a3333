package org.homegroup.attendance.export;

import static org.homegroup.session.MediaKind.AUDIO;
import static org.homegroup.session.MediaKind.VIDEO;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homegroup.session.Device;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// Group histories, each told as the commands that caused it. The export of each is in
/// `src/test/resources/attendance`.
public final class Scenarios {

  public static final Duration AT_ONCE = Duration.ZERO;
  public static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /// Names that break careless exports.
  public static final List<TestPerson> AWKWARD =
      List.of(
          People.patientNamed(101, "Smith, Ann"),
          People.patientNamed(102, "Bob \"Bobby\" Jones"),
          People.patientNamed(103, "=HYPERLINK(\"https://example.org\",\"me\")"),
          People.patientNamed(104, "+1 555 0100"),
          People.patientNamed(105, "-2+3"),
          People.patientNamed(106, "@SUM(A1)"),
          People.patientNamed(107, "\t=1+1"),
          People.patientNamed(108, "Zoë Müller-Łukasz 李"),
          People.patientNamed(109, "O'Brien;=2*3"),
          People.patientNamed(110, "Two\r\nLines"),
          People.patientNamed(111, "\"=1+1\""),
          People.patientNamed(112, "\u200B\uFF1D1+1"));

  private Scenarios() {}

  public static Map<String, Supplier<SessionStory>> all() {
    var all = new LinkedHashMap<String, Supplier<SessionStory>>();
    all.put("plain-group", Scenarios::plainGroup);
    all.put("two-devices", ConnectionScenarios::twoDevices);
    all.put("fast-reconnect", ConnectionScenarios::fastReconnect);
    all.put("back-before-noticed", ConnectionScenarios::backBeforeNoticed);
    all.put("unclean-drop", ConnectionScenarios::uncleanDrop);
    all.put("drop-noticed-in-the-break", ConnectionScenarios::dropNoticedInTheBreak);
    all.put("late-arrival", Scenarios::lateArrival);
    all.put("break", Scenarios::withBreak);
    all.put("only-lead-drops", LeadScenarios::onlyLeadDrops);
    all.put("second-lead-covers", LeadScenarios::secondLeadCovers);
    all.put("lead-handover", LeadScenarios::handover);
    all.put("audio-only", Scenarios::audioOnly);
    all.put("camera-on-and-off", Scenarios::cameraOnAndOff);
    all.put("back-to-waiting", Scenarios::backToWaiting);
    all.put("removed", Scenarios::removed);
    all.put("server-crash", ConnectionScenarios::serverCrash);
    all.put("midnight", Scenarios::midnight);
    all.put("dst-night", Scenarios::dstNight);
    all.put("awkward-names", Scenarios::awkwardNames);
    all.put("never-started", Scenarios::neverStarted);
    all.put("left-without-media", ConnectionScenarios::leftWithoutMedia);
    all.put("here-without-media", ConnectionScenarios::hereWithoutMedia);
    all.put("not-only-patients", Scenarios::notOnlyPatients);
    all.put("aside", LeadScenarios::aside);
    all.put("crisis-and-telephone-callback", LeadScenarios::crisisAndTelephoneCallback);
    all.put("small-groups-and-hold", LeadScenarios::smallGroupsAndHold);
    all.put("still-running", Scenarios::stillRunning);
    all.put("179-minutes-59-seconds", Scenarios::almostThreeHours);
    return all;
  }

  /// Ana and Ben on video from 17:00, Dr. Rivera leading, everything as it should be.
  public static SessionStory begun() {
    return SessionStory.open()
        .at("16:50")
        .arrives(ANA, BEN)
        .at("16:55")
        .arrives(DR_RIVERA)
        .audioUp(DR_RIVERA)
        .videoUp(DR_RIVERA)
        .at("16:58")
        .admits(DR_RIVERA, ANA, BEN)
        .at("16:58:02.500")
        .audioUp(ANA, BEN)
        .videoUp(ANA, BEN)
        .at("17:00")
        .starts(DR_RIVERA);
  }

  public static SessionStory ended(SessionStory story) {
    return story.at("18:00").ends(DR_RIVERA);
  }

  private static SessionStory plainGroup() {
    return ended(begun().at("17:50").leaves(BEN));
  }

  private static SessionStory lateArrival() {
    return ended(
        begun()
            .at("17:14:59.900")
            .arrives(CHLOE, Device.PHONE)
            .at("17:16")
            .admits(DR_RIVERA, CHLOE)
            .at("17:16:04")
            .audioUp(CHLOE)
            .videoUp(CHLOE));
  }

  private static SessionStory withBreak() {
    return ended(begun().at("17:25").takesBreak(DR_RIVERA).at("17:35:30").resumes(DR_RIVERA));
  }

  private static SessionStory audioOnly() {
    return ended(
        begun()
            .at("17:00:30")
            .arrives(CHLOE, Device.PHONE)
            .at("17:01")
            .admits(DR_RIVERA, CHLOE)
            .audioUp(CHLOE));
  }

  private static SessionStory cameraOnAndOff() {
    return ended(
        begun()
            .at("17:10")
            .mediaDown(ANA, VIDEO, AT_ONCE)
            .at("17:25")
            .videoUp(ANA)
            .at("17:40:01")
            .mediaDown(ANA, AUDIO, Duration.ofSeconds(1))
            .mediaDown(ANA, VIDEO, Duration.ofSeconds(1))
            .at("17:45")
            .audioUp(ANA));
  }

  private static SessionStory backToWaiting() {
    return ended(
        begun()
            .at("17:15")
            .returns(DR_RIVERA, ANA)
            .at("17:22")
            .admits(DR_RIVERA, ANA)
            .at("17:22:03")
            .audioUp(ANA)
            .videoUp(ANA));
  }

  private static SessionStory removed() {
    return ended(begun().at("17:45").removes(DR_RIVERA, BEN));
  }

  /// 23:30 to 00:30 in Chicago: the service date is that of the start.
  private static SessionStory midnight() {
    return throughTheNight(
        Instant.parse("2026-11-22T05:30:00Z"), Duration.ofHours(1), SessionStory.CHICAGO);
  }

  /// 00:30 to 02:30 on the night on which 01:00 to 02:00 comes twice: three hours.
  private static SessionStory dstNight() {
    return throughTheNight(
        Instant.parse("2026-11-01T05:30:00Z"), Duration.ofHours(3), SessionStory.CHICAGO);
  }

  private static SessionStory throughTheNight(Instant start, Duration length, ZoneId zone) {
    return SessionStory.scheduled(start, length, zone)
        .at(start.minusSeconds(60))
        .arrives(DR_RIVERA, ANA)
        .admits(DR_RIVERA, ANA)
        .at(start)
        .audioUp(ANA)
        .starts(DR_RIVERA)
        .at(start.plus(length))
        .ends(DR_RIVERA);
  }

  private static SessionStory awkwardNames() {
    SessionStory story = begun().at("17:00:30");
    for (TestPerson person : AWKWARD) {
      story.arrives(person).admits(DR_RIVERA, person).audioUp(person);
    }
    return ended(story);
  }

  private static SessionStory neverStarted() {
    return SessionStory.open()
        .at("16:58")
        .arrives(ANA)
        .at("17:20")
        .leaves(ANA)
        .at("18:30")
        .endsByClock();
  }

  /// A sister, a trainee, and a colleague who becomes a lead and supervises alone: none is in the
  /// census or has a line.
  private static SessionStory notOnlyPatients() {
    return begun()
        .at("17:05")
        .arrives(LUCIA, THEO, NIA)
        .admits(DR_RIVERA, LUCIA, THEO, NIA)
        .audioUp(LUCIA, THEO, NIA)
        .at("17:30")
        .run(new GrantLead(DR_RIVERA.id(), NIA.id(), false, SessionStory.local("17:30")))
        .at("17:40")
        .leaves(DR_RIVERA)
        .at("18:00")
        .ends(NIA);
  }

  private static SessionStory stillRunning() {
    return begun()
        .at("17:20")
        .mediaDown(BEN, VIDEO, AT_ONCE)
        .at("17:40:10")
        .loses(ANA, TEN_SECONDS);
  }

  /// Three hours less a millisecond are 179 minutes.
  private static SessionStory almostThreeHours() {
    Instant start = SessionStory.local("14:00");
    return SessionStory.scheduled(start, Duration.ofHours(3), SessionStory.CHICAGO)
        .at(start.minusSeconds(60))
        .arrives(DR_RIVERA, ANA)
        .admits(DR_RIVERA, ANA)
        .at(start)
        .starts(DR_RIVERA)
        .at(start.plusMillis(1))
        .audioUp(ANA)
        .at(start.plus(Duration.ofHours(3)))
        .ends(DR_RIVERA);
  }
}
