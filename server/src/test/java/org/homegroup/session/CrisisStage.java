package org.homegroup.session;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// Base of tests with a crisis of Ana in the usual session.
public abstract class CrisisStage {

  public static final Instant RAISED = local("17:20");
  public static final Instant AT = local("17:21");
  public static final Duration SILENT = Duration.ofSeconds(10);
  public static final CrisisId CRISIS = new CrisisId("c5150000-0000-4000-8000-000000000001");
  public static final CrisisId OTHER = new CrisisId("c5150000-0000-4000-8000-000000000002");
  public static final SideRoomId ROOM = new SideRoomId("s-crisis");
  public static final SideRoomId FIRST = new SideRoomId("s-first");
  public static final SideRoomId SECOND = new SideRoomId("s-second");
  public static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  public static RaiseCrisis raise(TestPerson by, TestPerson of, CrisisId id, Instant at) {
    return new RaiseCrisis(by.id(), of.id(), id, true, ROOM, at);
  }

  public static AnswerCrisis answer(TestPerson lead, Instant at) {
    return new AnswerCrisis(lead.id(), CRISIS, true, ROOM, at);
  }

  public static CloseCrisis close(TestPerson lead) {
    return new CloseCrisis(lead.id(), CRISIS, AT);
  }

  public static Tick tick(Instant at) {
    return new Tick(SupervisionPolicy.DEFAULT, at);
  }

  public static SessionStory raised(TestPerson who) {
    return inSession().at(RAISED).run(raise(who, who, CRISIS, RAISED));
  }

  public static SessionStory together() {
    return raised(ANA).run(answer(DR_RIVERA, RAISED));
  }

  public static SessionStory split() {
    return inSession()
        .at("17:10")
        .run(
            new Split(
                DR_RIVERA.id(),
                List.of(
                    new SmallGroup(FIRST, List.of(ANA.id(), DR_OKAFOR.id())),
                    new SmallGroup(SECOND, List.of(BEN.id()))),
                local("17:10")));
  }

  /// Ana's connection dropped while Dr. Rivera was with her, and the timer has noticed.
  public static SessionStory lost() {
    return together().at(AT).loses(ANA, SILENT).run(tick(AT));
  }

  public static SideRoomOpened opened() {
    return new SideRoomOpened(ROOM, SideRoomPurpose.CRISIS, RIVERA, AT);
  }

  public static SideRoomEntered entered(TestPerson who, boolean fromWaiting) {
    return new SideRoomEntered(who.id(), ROOM, fromWaiting, RIVERA, AT);
  }

  /// Dr. Rivera answers, and both are in the crisis room; then `more` follows.
  public static SessionEvent[] riveraIsWithAna(SessionEvent... more) {
    return Stream.concat(
            Stream.of(
                new CrisisAnswered(CRISIS, RIVERA, AT),
                opened(),
                entered(ANA, false),
                entered(DR_RIVERA, false)),
            Stream.of(more))
        .toArray(SessionEvent[]::new);
  }
}
