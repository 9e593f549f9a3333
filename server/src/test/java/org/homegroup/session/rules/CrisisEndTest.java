package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.CrisisStage;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// A crisis ends when a lead closes it, and not before; then everyone returns.
class CrisisEndTest extends CrisisStage {

  @Test
  void onlyALeadSaysThatItIsOver() {
    given(together())
        .when(close(DR_OKAFOR))
        .then(
            new CrisisClosed(CRISIS, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomLeft(DR_RIVERA.id(), ROOM, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomLeft(ANA.id(), ROOM, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomClosed(ROOM, Actor.of(DR_OKAFOR.id()), AT));
    given(together())
        .when(new CloseCrisis(ANA.id(), CRISIS, AT))
        .thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(close(DR_RIVERA)).thenNoChange();
    given(raised(ANA)).when(close(DR_RIVERA)).then(new CrisisClosed(CRISIS, RIVERA, AT));
  }

  @Test
  void itIsOpenUntilThenAlsoWhenTheRoomIsNot() {
    SessionStory left = together().at(AT).run(new CloseSideRoom(DR_RIVERA.id(), ROOM, AT));
    Open open = (Open) left.state();
    Crisis crisis = open.crises().of(CRISIS).orElseThrow();
    assertTrue(crisis.answeredBy().isPresent());
    assertTrue(!Crises.isAttended(open, crisis));
    given(left)
        .when(new AnswerCrisis(DR_OKAFOR.id(), CRISIS, true, SECOND, AT))
        .then(
            new CrisisAnswered(CRISIS, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomOpened(SECOND, SideRoomPurpose.CRISIS, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomEntered(ANA.id(), SECOND, false, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomEntered(DR_OKAFOR.id(), SECOND, false, Actor.of(DR_OKAFOR.id()), AT));
  }

  @Test
  void aLeadWhoseConnectionDropsThereIsRelieved() {
    given(together().at(AT).loses(DR_RIVERA, SILENT))
        .when(answer(DR_OKAFOR, AT))
        .then(
            new CrisisAnswered(CRISIS, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomEntered(DR_OKAFOR.id(), ROOM, false, Actor.of(DR_OKAFOR.id()), AT));
  }

  @Test
  void nobodyEndsASessionInWhichSomebodyNeedsHelp() {
    given(raised(ANA)).when(new SessionCommand.End(RIVERA, AT)).thenRejected(Rejection.CRISIS_OPEN);
    assertTrue(raised(ANA).at(AT).endsByClock().state() instanceof Ended);
  }

  @Test
  void whoStillNeedsHelpWhenTheClockEndsTheSessionIsToBeCalledAtOnce() {
    assertEquals(
        List.of(
            new TelephoneCallbackDue(CRISIS, ANA.id(), AT, AT), new SessionEnded(Actor.CLOCK, AT)),
        lastTwo(together().at(AT).endsByClock()));
    var before = AT.minusSeconds(20);
    SessionStory called = together().at(before).loses(ANA, SILENT).run(tick(before));
    assertEquals(
        1,
        called.at(AT).endsByClock().events().stream()
            .filter(TelephoneCallbackDue.class::isInstance)
            .count());
  }

  private static List<SessionEvent> lastTwo(SessionStory story) {
    List<SessionEvent> events = story.events();
    return events.subList(events.size() - 2, events.size());
  }

  @Test
  void everybodyGoesBackToTheSmallGroupThatTheyCameFrom() {
    SessionStory crisis =
        split().at(RAISED).run(raise(BEN, BEN, CRISIS, RAISED)).run(answer(DR_OKAFOR, RAISED));
    Actor okafor = Actor.of(DR_OKAFOR.id());
    // Ben was alone in his small group, which was closed when he left it.
    given(crisis)
        .when(close(DR_OKAFOR))
        .then(
            new CrisisClosed(CRISIS, okafor, AT),
            new SideRoomEntered(DR_OKAFOR.id(), FIRST, false, okafor, AT),
            new SideRoomLeft(BEN.id(), ROOM, okafor, AT),
            new SideRoomClosed(ROOM, okafor, AT));
  }

  @Test
  void whoWasWaitingGoesBackToWaitingAlsoOutOfAnAside() {
    SessionStory crisis =
        inSession()
            .at("17:10")
            .run(
                new TakeAside(
                    DR_OKAFOR.id(), CHLOE.id(), FIRST, Optional.empty(), false, local("17:10")))
            .at(RAISED)
            .run(raise(CHLOE, CHLOE, CRISIS, RAISED))
            .run(answer(DR_OKAFOR, RAISED));
    // They were alone together already, and stay.
    assertTrue(crisis.events().getLast() instanceof CrisisAnswered);
    Actor okafor = Actor.of(DR_OKAFOR.id());
    given(crisis)
        .when(close(DR_OKAFOR))
        .then(
            new CrisisClosed(CRISIS, okafor, AT),
            new SideRoomLeft(DR_OKAFOR.id(), FIRST, okafor, AT),
            new ParticipantReturnedToWaiting(CHLOE.id(), okafor, AT),
            new SideRoomClosed(FIRST, okafor, AT));
  }
}
