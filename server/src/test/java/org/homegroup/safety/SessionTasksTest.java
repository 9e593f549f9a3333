package org.homegroup.safety;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.CrisisId;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.SideRoomId;
import org.homegroup.safety.Task.Kind;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.TakeTelephoneCallback;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

class SessionTasksTest {

  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final Instant AT = local("17:20");
  private static final CrisisId CRISIS = new CrisisId("c5150000-0000-4000-8000-000000000001");
  private static final OrganizationId PRACTICE =
      new OrganizationId("0d9c8f1e-2b3a-4c5d-8e6f-7a8b9c0d1e2f");
  private static final SessionTasks HOLDS =
      new SessionTasks(PRACTICE, SessionStory.SESSION, false, Duration.ofSeconds(3));
  private static final SessionTasks CALLS =
      new SessionTasks(PRACTICE, SessionStory.SESSION, true, Duration.ofSeconds(3));

  private static SessionStory raised() {
    return inSession()
        .at(AT)
        .run(new RaiseCrisis(ANA.id(), ANA.id(), CRISIS, false, new SideRoomId("s-0"), AT));
  }

  private static SessionStory answered() {
    return raised().run(new AnswerCrisis(DR_RIVERA.id(), CRISIS, false, new SideRoomId("s-1"), AT));
  }

  private static SessionStory lost(Instant at) {
    return answered().at(at).loses(ANA, SILENT).run(new Tick(SupervisionPolicy.DEFAULT, at));
  }

  private static List<Task> tasks(SessionTasks rule, SessionStory story, Instant now) {
    return rule.of((Open) story.state(), now);
  }

  private static List<Kind> kinds(SessionTasks rule, SessionStory story, Instant now) {
    return tasks(rule, story, now).stream().map(Task::kind).toList();
  }

  @Test
  void whoCallsIsATaskUntilALeadIsThere() {
    assertEquals(List.of(), kinds(HOLDS, inSession(), AT));
    Task help = tasks(HOLDS, raised(), AT).getFirst();
    assertEquals(Kind.CRISIS, help.kind());
    assertEquals(Optional.of(ANA.id()), help.participantId());
    assertEquals(AT, help.raisedAt());
    assertEquals(List.of(), kinds(HOLDS, answered(), AT));
    SessionStory leadGone = answered().at(AT.plusSeconds(60)).loses(DR_RIVERA, SILENT);
    assertEquals(List.of(help), tasks(HOLDS, leadGone, AT.plusSeconds(60)));
  }

  @Test
  void aGroupToWhichNoLeadComesIsUnsupervisedFiveMinutesAfterItsStart() {
    SessionStory waits = SessionStory.open().at("16:50").arrives(ANA);
    Instant called = local("17:05");
    assertEquals(Optional.of(called), HOLDS.callsAt((Open) waits.state()));
    assertEquals(List.of(), kinds(HOLDS, waits, called.minusMillis(1)));
    Task task = tasks(HOLDS, waits, called).getFirst();
    assertEquals(Kind.UNSUPERVISED, task.kind());
    assertEquals(called, task.raisedAt());
    assertEquals(List.of(task), tasks(HOLDS, waits, called.plusSeconds(60)));

    SessionStory came = SessionStory.open().at("16:50").arrives(ANA).at("17:04").arrives(DR_RIVERA);
    assertEquals(List.of(), kinds(HOLDS, came, called));
    // Her connection drops before she has admitted anyone: it may come back.
    SessionStory gone = came.at("17:20").loses(DR_RIVERA, SILENT);
    assertEquals(List.of(), kinds(HOLDS, gone, local("17:24")));
    assertEquals(List.of(Kind.UNSUPERVISED), kinds(HOLDS, gone, local("17:25")));
    assertEquals(List.of(), kinds(HOLDS, gone.arrives(DR_OKAFOR), local("17:25")));
  }

  @Test
  void nobodyIsCalledToADoorBeforeWhichNobodyWaits() {
    SessionStory left = SessionStory.open().at("16:50").arrives(ANA).leaves(ANA);
    assertEquals(Optional.empty(), HOLDS.callsAt((Open) left.state()));
    SessionStory lost = SessionStory.open().at("16:50").arrives(ANA).loses(ANA, SILENT);
    assertEquals(List.of(), kinds(HOLDS, lost, local("17:30")));
    SessionStory speaksForHer = SessionStory.open().at("16:50").arrives(THEO);
    assertEquals(List.of(), kinds(HOLDS, speaksForHer, local("17:30")));
  }

  @Test
  void whoseConnectionDropsIsToBeCalledEachTimeAnew() {
    Instant first = AT.plusSeconds(60);
    List<Task> due = tasks(HOLDS, lost(first), first);
    assertEquals(List.of(Kind.TELEPHONE_CALLBACK), due.stream().map(Task::kind).toList());
    assertEquals(Optional.of(first.plusSeconds(120)), due.getFirst().dueAt());

    Instant back = first.plusSeconds(20);
    SessionStory returned = lost(first).at(back).comesBack(ANA, Device.PHONE);
    assertEquals(List.of(), kinds(HOLDS, returned, back));
    Instant again = back.plusSeconds(60);
    SessionStory second =
        returned.at(again).loses(ANA, SILENT).run(new Tick(SupervisionPolicy.DEFAULT, again));
    assertNotEquals(due.getFirst().taskId(), tasks(HOLDS, second, again).getFirst().taskId());
  }

  @Test
  void aGroupWithoutALeadIsATaskWhenItIsHeldOrGoesOnAlone() {
    SessionStory alone = inSession().at(AT).loses(DR_OKAFOR, SILENT).loses(DR_RIVERA, SILENT);
    assertEquals(List.of(), kinds(HOLDS, alone, AT.plusSeconds(60)));
    assertEquals(List.of(), kinds(CALLS, alone, AT.plusSeconds(2)));
    assertEquals(List.of(Kind.UNSUPERVISED), kinds(CALLS, alone, AT.plusSeconds(3)));
    SessionStory held = alone.run(new Tick(SupervisionPolicy.DEFAULT, AT.plusSeconds(3)));
    assertEquals(List.of(Kind.UNSUPERVISED), kinds(HOLDS, held, AT.plusSeconds(3)));
    SessionStory back = held.at(AT.plusSeconds(30)).arrives(DR_OKAFOR);
    assertEquals(List.of(), kinds(HOLDS, back, AT.plusSeconds(30)));
  }

  @Test
  void whoIsNotReachedWhenTheSessionEndsIsToBeCalledStill() {
    Instant at = AT.plusSeconds(60);
    SessionStory story = lost(at);
    Task left = tasks(HOLDS, story, at).getFirst().asDurable();
    assertEquals(List.of(), HOLDS.left(GroupSession.NOT_SCHEDULED, story.events()));
    GroupSession before = story.state();
    int count = story.events().size();
    List<SessionEvent> all = story.run(new End(Actor.CLOCK, at)).events();
    assertEquals(List.of(left), HOLDS.left(GroupSession.NOT_SCHEDULED, all));
    // As the server of the session sees it: the change of the last append.
    assertEquals(List.of(left), HOLDS.left(before, all.subList(count, all.size())));
  }

  @Test
  void whoseCallWasTakenOrWhoseCrisisIsClosedIsNotLeftAndWhoWasCutOffIs() {
    Instant at = AT.plusSeconds(60);
    SessionStory taken =
        lost(at)
            .run(
                new TakeTelephoneCallback(
                    CRISIS, DR_OKAFOR.personId(), Actor.of(DR_OKAFOR.id()), at));
    SessionStory back = lost(at).at(at.plusSeconds(20)).comesBack(ANA, Device.PHONE);
    SessionStory closed = lost(at).run(new CloseCrisis(DR_RIVERA.id(), CRISIS, at));
    Instant end = at.plusSeconds(30);
    for (SessionStory story : List.of(inSession(), taken, closed)) {
      assertEquals(List.of(), left(story, end));
    }
    // With a lead, or back by themselves: the end of the session cuts their connection.
    for (SessionStory story : List.of(answered(), back)) {
      assertEquals(List.of(Optional.of(end)), left(story, end).stream().map(Task::dueAt).toList());
    }
  }

  private static List<Task> left(SessionStory story, Instant end) {
    return HOLDS.left(GroupSession.NOT_SCHEDULED, story.run(new End(Actor.CLOCK, end)).events());
  }

  @Test
  void whenSomebodyWasSeenOrHeardLast() {
    SessionStory seen = inSession().at("17:05").videoUp(ANA);
    assertEquals(Optional.empty(), LastMedia.of(seen.events(), DR_RIVERA.id(), AT));
    assertEquals(Optional.of(AT), LastMedia.of(seen.events(), ANA.id(), AT));
    SessionStory dark = seen.at("17:10").mediaDown(ANA, MediaKind.VIDEO, Duration.ofSeconds(5));
    assertEquals(Optional.of(local("17:09:55")), LastMedia.of(dark.events(), ANA.id(), AT));
    SessionStory gone = inSession().at("17:05").audioUp(ANA).at("17:12").loses(ANA, SILENT);
    assertEquals(Optional.of(local("17:11:50")), LastMedia.of(gone.events(), ANA.id(), AT));
  }
}
