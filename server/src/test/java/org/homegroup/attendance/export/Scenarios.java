package org.homegroup.attendance.export;

import static org.homegroup.session.MediaKind.AUDIO;
import static org.homegroup.session.MediaKind.VIDEO;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.MATEO;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.local;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homegroup.session.Actor;
import org.homegroup.session.CrisisId;
import org.homegroup.session.Device;
import org.homegroup.session.Safeguards;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.session.SessionCommand.HandOverLead;
import org.homegroup.session.SessionCommand.LookAfter;
import org.homegroup.session.SessionCommand.Move;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.TakeCallBack;
import org.homegroup.session.SideRoomId;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// What happens to groups, each told as the commands that caused it; the export of each is in
/// `src/test/resources/attendance`.
final class Scenarios {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /// Names that break careless exports.
  static final List<TestPerson> AWKWARD =
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

  static Map<String, Supplier<SessionStory>> all() {
    var all = new LinkedHashMap<String, Supplier<SessionStory>>();
    all.put("plain-group", Scenarios::plainGroup);
    all.put("two-devices", Scenarios::twoDevices);
    all.put("fast-reconnect", Scenarios::fastReconnect);
    all.put("back-before-noticed", Scenarios::backBeforeNoticed);
    all.put("unclean-drop", Scenarios::uncleanDrop);
    all.put("drop-noticed-in-the-break", Scenarios::dropNoticedInTheBreak);
    all.put("late-arrival", Scenarios::lateArrival);
    all.put("break", Scenarios::withBreak);
    all.put("only-lead-drops", Scenarios::onlyLeadDrops);
    all.put("second-lead-covers", Scenarios::secondLeadCovers);
    all.put("baton", Scenarios::baton);
    all.put("audio-only", Scenarios::audioOnly);
    all.put("camera-on-and-off", Scenarios::cameraOnAndOff);
    all.put("back-to-waiting", Scenarios::backToWaiting);
    all.put("removed", Scenarios::removed);
    all.put("server-crash", Scenarios::serverCrash);
    all.put("midnight", Scenarios::midnight);
    all.put("dst-night", Scenarios::dstNight);
    all.put("awkward-names", Scenarios::awkwardNames);
    all.put("never-started", Scenarios::neverStarted);
    all.put("left-without-media", Scenarios::leftWithoutMedia);
    all.put("here-without-media", Scenarios::hereWithoutMedia);
    all.put("not-only-patients", Scenarios::notOnlyPatients);
    all.put("aside", Scenarios::aside);
    all.put("help-and-call-back", Scenarios::helpAndCallBack);
    all.put("small-groups-and-hold", Scenarios::smallGroupsAndHold);
    all.put("still-running", Scenarios::stillRunning);
    all.put("179-minutes-59-seconds", Scenarios::almostThreeHours);
    return all;
  }

  /// Ana and Ben on video from 17:00, Dr. Rivera leading, everything as it should be.
  private static SessionStory begun() {
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

  private static SessionStory ended(SessionStory story) {
    return story.at("18:00").ends(DR_RIVERA);
  }

  private static SessionStory plainGroup() {
    return ended(begun().at("17:50").leaves(BEN));
  }

  /// Ana goes on with her phone; the two never add up.
  private static SessionStory twoDevices() {
    return ended(
        begun().at("17:20").arrives(ANA, Device.PHONE).at("17:20:03").audioUp(ANA).videoUp(ANA));
  }

  private static SessionStory fastReconnect() {
    return ended(
        begun()
            .at("17:30")
            .loses(ANA, AT_ONCE)
            .at("17:30:02")
            .arrives(ANA)
            .at("17:30:04")
            .audioUp(ANA));
  }

  /// Ana's telephone changes networks: she is back before her old line was given up, which had been
  /// silent for six seconds.
  private static SessionStory backBeforeNoticed() {
    return ended(
        begun()
            .at("17:30:06")
            .loses(ANA, Duration.ofSeconds(6))
            .arrives(ANA, Device.PHONE)
            .at("17:30:07")
            .audioUp(ANA));
  }

  /// The server notices after ten seconds. Ana comes back after three minutes, Ben does not.
  private static SessionStory uncleanDrop() {
    return ended(
        begun()
            .at("17:30:10")
            .loses(ANA, TEN_SECONDS)
            .at("17:33")
            .arrives(ANA)
            .at("17:33:05")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:40:10")
            .loses(BEN, TEN_SECONDS)
            .at("17:46")
            .expires());
  }

  /// Ana was last heard at 17:29:55; the break began before that was noticed.
  private static SessionStory dropNoticedInTheBreak() {
    return ended(
        begun()
            .at("17:30")
            .takesBreak(DR_RIVERA)
            .at("17:30:05")
            .loses(ANA, TEN_SECONDS)
            .at("17:38")
            .arrives(ANA)
            .audioUp(ANA)
            .at("17:40")
            .resumes(DR_RIVERA));
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

  /// Noticed at 17:20:10; nobody led from 17:20 until she was back at 17:24.
  private static SessionStory onlyLeadDrops() {
    return ended(
        begun().at("17:20:10").loses(DR_RIVERA, TEN_SECONDS).at("17:24").arrives(DR_RIVERA));
  }

  private static SessionStory secondLeadCovers() {
    return ended(
        begun()
            .at("17:10")
            .arrives(DR_OKAFOR)
            .at("17:20:10")
            .loses(DR_RIVERA, TEN_SECONDS)
            .at("17:24")
            .arrives(DR_RIVERA));
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

  /// The server died at 17:30:00.400 and was up again at 17:32: each line ends at its own last
  /// proof of life.
  private static SessionStory serverCrash() {
    return ended(
        begun()
            .at("17:32")
            .loses(ANA, Duration.ofSeconds(121))
            .loses(BEN, Duration.ofMillis(121_750))
            .loses(DR_RIVERA, Duration.ofSeconds(120))
            .at("17:32:02")
            .arrives(DR_RIVERA)
            .at("17:32:03")
            .arrives(ANA)
            .at("17:32:05")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:32:06")
            .arrives(BEN)
            .at("17:32:07")
            .audioUp(BEN));
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

  /// Chloe was let in, but the bridge never received anything from her. Dev never got in.
  private static SessionStory leftWithoutMedia() {
    return ended(
        begun()
            .at("17:05")
            .arrives(CHLOE, DEV)
            .at("17:06")
            .admits(DR_RIVERA, CHLOE)
            .declines(DR_RIVERA, DEV)
            .at("17:12")
            .leaves(CHLOE));
  }

  /// Chloe has no microphone and says three times that she is there. Ben's path fails; he says so
  /// once, before it comes back.
  private static SessionStory hereWithoutMedia() {
    return ended(
        begun()
            .at("17:05")
            .arrives(CHLOE)
            .admits(DR_RIVERA, CHLOE)
            .at("17:06")
            .confirms(CHLOE, true)
            .at("17:10")
            .mediaDown(BEN, AUDIO, AT_ONCE)
            .mediaDown(BEN, VIDEO, AT_ONCE)
            .at("17:10:20.500")
            .confirms(BEN, false)
            .at("17:11")
            .confirms(CHLOE, true)
            .at("17:12")
            .audioUp(BEN)
            .at("17:30")
            .confirms(CHLOE, false));
  }

  /// A sister, a trainee, and a colleague who is given the lead and covers alone: none is in the
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

  /// Chloe is seen alone before she comes into the group; Ana is taken aside later, and for ten
  /// seconds of it the lead with her is gone. The group has the other lead all the time.
  private static SessionStory aside() {
    var first = new SideRoomId("s-1");
    var second = new SideRoomId("s-2");
    return ended(
        begun()
            .at("17:02")
            .arrives(DR_OKAFOR)
            .at("17:05")
            .arrives(CHLOE)
            .run(takeAside(DR_OKAFOR, CHLOE, first, "17:05"))
            .audioUp(CHLOE)
            .at("17:10")
            .run(new Move(DR_OKAFOR.id(), CHLOE.id(), Optional.empty(), local("17:10")))
            .audioUp(CHLOE)
            .at("17:20")
            .run(takeAside(DR_OKAFOR, ANA, second, "17:20"))
            .at("17:20:01")
            .audioUp(ANA)
            .at("17:25:10")
            .loses(DR_OKAFOR, TEN_SECONDS)
            .arrives(DR_OKAFOR)
            .at("17:30")
            .run(new CloseSideRoom(DR_OKAFOR.id(), second, local("17:30")))
            .at("17:30:01")
            .audioUp(ANA));
  }

  /// Ana needs help and Dr. Okafor goes to her. Ten minutes later her line drops; he calls her by
  /// telephone, after three minutes she is back, and at 17:40 both return to the group. A payer
  /// reads that she was aside, and no more.
  private static SessionStory helpAndCallBack() {
    var crisis = new CrisisId("c5150000-0000-4000-8000-000000000001");
    var unused = new SideRoomId("s-0");
    var room = new SideRoomId("s-1");
    return ended(
        begun()
            .at("17:02")
            .arrives(DR_OKAFOR)
            .at("17:10")
            .run(new RaiseCrisis(ANA.id(), ANA.id(), crisis, false, unused, local("17:10")))
            .at("17:10:05")
            .run(new AnswerCrisis(DR_OKAFOR.id(), crisis, false, room, local("17:10:05")))
            .at("17:10:06")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:20:10")
            .loses(ANA, TEN_SECONDS)
            .run(new LookAfter(Safeguards.DEFAULT, local("17:20:10")))
            .at("17:20:30")
            .run(
                new TakeCallBack(
                    crisis, DR_OKAFOR.personId(), Actor.of(DR_OKAFOR.id()), local("17:20:30")))
            .at("17:23")
            .arrives(ANA)
            .at("17:23:01")
            .audioUp(ANA)
            .at("17:40")
            .run(new CloseCrisis(DR_OKAFOR.id(), crisis, local("17:40")))
            .at("17:40:01")
            .audioUp(ANA)
            .videoUp(ANA));
  }

  private static TakeAside takeAside(
      TestPerson lead, TestPerson who, SideRoomId room, String time) {
    return new TakeAside(lead.id(), who.id(), room, Optional.empty(), false, local(time));
  }

  /// Small groups are the group at work. The only lead is lost during them: everybody returns, and
  /// nothing counts until she is back.
  private static SessionStory smallGroupsAndHold() {
    return ended(
        begun()
            .at("17:10")
            .run(
                new Split(
                    DR_RIVERA.id(),
                    List.of(
                        new SmallGroup(new SideRoomId("s-1"), List.of(ANA.id())),
                        new SmallGroup(new SideRoomId("s-2"), List.of(BEN.id()))),
                    local("17:10")))
            .audioUp(ANA, BEN)
            .at("17:20:10")
            .loses(DR_RIVERA, TEN_SECONDS)
            .at("17:20:13")
            .run(new LookAfter(Safeguards.DEFAULT, local("17:20:13")))
            .audioUp(ANA, BEN)
            .at("17:24")
            .arrives(DR_RIVERA));
  }

  /// Dr. Rivera leads for ten minutes, Dr. Okafor for fifteen, then Dr. Rivera again; her line is
  /// down for the last five, and nobody leads for that time, though Dr. Okafor is there. An
  /// interpreter and a sister come, and a trainee who is never let in.
  private static SessionStory baton() {
    return begun()
        .at("17:05")
        .arrives(DR_OKAFOR, LUCIA, MATEO, THEO)
        .admits(DR_RIVERA, LUCIA, MATEO)
        .at("17:10")
        .run(new HandOverLead(DR_RIVERA.id(), DR_OKAFOR.id(), SessionStory.local("17:10")))
        .at("17:25")
        .run(new HandOverLead(DR_OKAFOR.id(), DR_RIVERA.id(), SessionStory.local("17:25")))
        .at("17:55:10")
        .loses(DR_RIVERA, TEN_SECONDS)
        .at("18:00")
        .ends(DR_OKAFOR);
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
