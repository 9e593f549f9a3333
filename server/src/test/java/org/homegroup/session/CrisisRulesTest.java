package org.homegroup.session;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.session.GroupSession.Ended;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.LookAfter;
import org.homegroup.session.SessionCommand.Mute;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.TakeCallBack;
import org.homegroup.session.SessionEvent.CallBackDue;
import org.homegroup.session.SessionEvent.CallBackOver;
import org.homegroup.session.SessionEvent.CallBackTaken;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Somebody in danger, from "I need help now" until a lead says that it is over.
class CrisisRulesTest {

  private static final Instant RAISED = local("17:20");
  private static final Instant AT = local("17:21");
  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final CrisisId CRISIS = new CrisisId("c5150000-0000-4000-8000-000000000001");
  private static final CrisisId OTHER = new CrisisId("c5150000-0000-4000-8000-000000000002");
  private static final SideRoomId ROOM = new SideRoomId("s-crisis");
  private static final SideRoomId FIRST = new SideRoomId("s-first");
  private static final SideRoomId SECOND = new SideRoomId("s-second");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  private static RaiseCrisis raise(TestPerson by, TestPerson of, CrisisId id, Instant at) {
    return new RaiseCrisis(by.id(), of.id(), id, true, ROOM, at);
  }

  private static AnswerCrisis answer(TestPerson lead, Instant at) {
    return new AnswerCrisis(lead.id(), CRISIS, true, ROOM, at);
  }

  private static CloseCrisis close(TestPerson lead) {
    return new CloseCrisis(lead.id(), CRISIS, AT);
  }

  private static LookAfter lookAfter(Instant at) {
    return new LookAfter(Safeguards.DEFAULT, at);
  }

  private static SessionStory raised(TestPerson who) {
    return inSession().at(RAISED).run(raise(who, who, CRISIS, RAISED));
  }

  private static SessionStory together() {
    return raised(ANA).run(answer(DR_RIVERA, RAISED));
  }

  private static SessionStory split() {
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

  /// Ana's line dropped while Dr. Rivera was with her, and the clock has seen it.
  private static SessionStory lost() {
    return together().at(AT).loses(ANA, SILENT).run(lookAfter(AT));
  }

  private static SideRoomOpened opened() {
    return new SideRoomOpened(ROOM, SideRoomPurpose.CRISIS, RIVERA, AT);
  }

  private static SideRoomEntered entered(TestPerson who, boolean fromWaiting) {
    return new SideRoomEntered(who.id(), ROOM, fromWaiting, RIVERA, AT);
  }

  @Test
  void whoNeedsHelpSaysSoFromAnywhere() {
    for (TestPerson who : List.of(ANA, CHLOE)) {
      given(inSession())
          .when(raise(who, who, CRISIS, AT))
          .then(new CrisisRaised(CRISIS, who.id(), Actor.of(who.id()), AT));
    }
    given(split())
        .when(raise(BEN, BEN, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, BEN.id(), Actor.of(BEN.id()), AT));
    SessionStory held =
        inSession()
            .at("17:10")
            .loses(DR_OKAFOR, SILENT)
            .loses(DR_RIVERA, SILENT)
            .run(lookAfter(local("17:11")));
    given(held)
        .when(raise(ANA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), Actor.of(ANA.id()), AT));
    given(inSession().at("17:10").takesBreak(DR_RIVERA))
        .when(raise(ANA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), Actor.of(ANA.id()), AT));
  }

  @Test
  void sayingItTwiceIsOneCrisis() {
    given(raised(ANA)).when(raise(ANA, ANA, OTHER, AT)).thenAlreadySo();
    given(raised(ANA))
        .when(raise(BEN, BEN, OTHER, AT))
        .then(new CrisisRaised(OTHER, BEN.id(), Actor.of(BEN.id()), AT));
  }

  @Test
  void nobodyButALeadSaysItOfSomebodyElse() {
    given(inSession()).when(raise(BEN, ANA, CRISIS, AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession())
        .when(raise(DR_RIVERA, DR_RIVERA, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession())
        .when(raise(DR_RIVERA, DR_OKAFOR, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession().at("17:05").arrives(THEO))
        .when(raise(THEO, THEO, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession()).when(raise(THEO, THEO, CRISIS, AT)).thenRejected(Rejection.NOT_HERE);
    given(inSession())
        .when(raise(DR_RIVERA, THEO, CRISIS, AT))
        .thenRejected(Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void aLeadGoesToThemInOneStepWhileTheOtherKeepsTheGroup() {
    given(raised(ANA))
        .when(answer(DR_RIVERA, AT))
        .then(
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false));
    Open open = (Open) together().state();
    assertTrue(open.covered());
    assertTrue(Crises.isAttended(open, open.crises().of(CRISIS).orElseThrow()));
    assertEquals(
        Set.of(ANA.id(), DR_RIVERA.id()), MediaPlan.of(open).get(ROOM.value()).grants().keySet());
  }

  @Test
  void theFirstLeadGoesAndTheOtherStays() {
    given(together()).when(answer(DR_OKAFOR, AT)).thenAlreadySo();
    given(together()).when(answer(DR_RIVERA, AT)).thenAlreadySo();
    given(raised(ANA)).when(answer(ANA, AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(answer(DR_RIVERA, AT)).thenRejected(Rejection.ALREADY_OVER);
    given(raised(ANA).at(AT).loses(ANA, SILENT))
        .when(answer(DR_RIVERA, AT))
        .thenRejected(Rejection.NOT_CONNECTED);
    given(raised(ANA).at(AT).loses(DR_RIVERA, SILENT))
        .when(answer(DR_RIVERA, AT))
        .thenRejected(Rejection.NOT_CONNECTED);
  }

  @Test
  void aLeadWhoSeesItRaisesItAndIsThereInTheSameAppend() {
    given(inSession())
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false));
    given(raised(ANA))
        .when(raise(DR_RIVERA, ANA, OTHER, AT))
        .then(
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false));
  }

  @Test
  void whoWaitsIsLetInForItAndTheReasonIsOnRecord() {
    given(inSession())
        .when(raise(DR_RIVERA, CHLOE, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, CHLOE.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            new LocationOverridden(CHLOE.id(), OverrideReason.EMERGENCY, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            opened(),
            entered(CHLOE, true),
            entered(DR_RIVERA, false));
    var known = new CheckInId("c4ec0000-0000-4000-8000-000000000001");
    given(inSession().at("17:05").checksIn(CHLOE, known, true))
        .when(raise(DR_RIVERA, CHLOE, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, CHLOE.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            opened(),
            entered(CHLOE, true),
            entered(DR_RIVERA, false));
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

  @Test
  void aLeadLeavesAnotherAsideForIt() {
    SessionStory aside =
        inSession()
            .at("17:10")
            .run(
                new TakeAside(
                    DR_RIVERA.id(), BEN.id(), FIRST, Optional.empty(), false, local("17:10")))
            .at(RAISED)
            .run(raise(ANA, ANA, CRISIS, RAISED));
    given(aside)
        .when(answer(DR_RIVERA, AT))
        .then(
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false),
            new SideRoomLeft(BEN.id(), FIRST, Actor.RULE, AT),
            new SideRoomClosed(FIRST, Actor.RULE, AT));
  }

  @Test
  void everybodyGoesBackToTheSmallGroupThatTheyCameFrom() {
    SessionStory crisis =
        split().at(RAISED).run(raise(BEN, BEN, CRISIS, RAISED)).run(answer(DR_OKAFOR, RAISED));
    Actor okafor = Actor.of(DR_OKAFOR.id());
    // Ben was alone in his, which was closed when he left it.
    given(crisis)
        .when(close(DR_OKAFOR))
        .then(
            new CrisisClosed(CRISIS, okafor, AT),
            new SideRoomEntered(DR_OKAFOR.id(), FIRST, false, okafor, AT),
            new SideRoomLeft(BEN.id(), ROOM, okafor, AT),
            new SideRoomClosed(ROOM, okafor, AT));
  }

  @Test
  void whoNeedsHelpIsHeardWhateverWasBefore() {
    SessionStory muted =
        inSession()
            .run(new Mute(DR_RIVERA.id(), ANA.id(), MediaKind.AUDIO, local("17:10")))
            .at(RAISED)
            .run(raise(ANA, ANA, CRISIS, RAISED));
    given(muted)
        .when(answer(DR_RIVERA, AT))
        .then(
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false),
            new UnmutedByLead(ANA.id(), MediaKind.AUDIO, RIVERA, AT));
  }

  @Test
  void theOnlyLeadMayGoAndTheClockHoldsTheGroup() {
    SessionStory alone = inSession().at("17:10").leaves(DR_OKAFOR);
    alone.at(RAISED).run(raise(DR_RIVERA, ANA, CRISIS, RAISED));
    Instant held = RAISED.plus(Safeguards.DEFAULT.holdAfter());
    given(alone).when(lookAfter(held)).then(new HoldBegan(RAISED, Actor.CLOCK, held));
    MediaPlan plan = MediaPlan.of(alone.run(lookAfter(held)).state()).get(ROOM.value());
    assertEquals(Set.of(), plan.grants().get(ANA.id()).muted());
  }

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
    given(inSession()).when(close(DR_RIVERA)).thenAlreadySo();
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
  void aLeadWhoseLineDropsThereIsRelieved() {
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
  void whoseLineDropsMeanwhileIsToBeCalled() {
    given(together().at(AT).loses(ANA, SILENT))
        .when(lookAfter(AT))
        .then(new CallBackDue(CRISIS, ANA.id(), AT.plus(Duration.ofMinutes(2)), AT));
    given(raised(CHLOE).at(AT).leaves(CHLOE))
        .when(lookAfter(AT))
        .then(new CallBackDue(CRISIS, CHLOE.id(), AT.plus(Duration.ofMinutes(2)), AT));
    given(lost()).when(lookAfter(AT.plusSeconds(1))).thenAlreadySo();
    given(together()).when(lookAfter(AT)).thenAlreadySo();
    given(inSession().at(AT).loses(ANA, SILENT)).when(lookAfter(AT)).thenAlreadySo();
    given(together().run(close(DR_RIVERA)).at(AT).loses(ANA, SILENT))
        .when(lookAfter(AT))
        .thenAlreadySo();
  }

  @Test
  void aLeadRaisesItForWhoseLineIsDown() {
    SessionStory down = inSession().at(RAISED).loses(ANA, SILENT);
    given(down)
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT));
    given(down.run(raise(DR_RIVERA, ANA, CRISIS, RAISED)))
        .when(lookAfter(AT))
        .then(new CallBackDue(CRISIS, ANA.id(), AT.plus(Duration.ofMinutes(2)), AT));
  }

  @Test
  void oneOfThemCalls() {
    var rivera = new TakeCallBack(CRISIS, DR_RIVERA.personId(), RIVERA, AT);
    given(lost()).when(rivera).then(new CallBackTaken(CRISIS, DR_RIVERA.personId(), RIVERA, AT));
    given(lost().run(rivera)).when(rivera).thenAlreadySo();
    given(lost().run(rivera))
        .when(new TakeCallBack(CRISIS, DR_OKAFOR.personId(), Actor.of(DR_OKAFOR.id()), AT))
        .thenRejected(Rejection.ALREADY_TAKEN);
    given(lost())
        .when(new TakeCallBack(CRISIS, DR_ADLER.personId(), Actor.ON_CALL, AT))
        .then(new CallBackTaken(CRISIS, DR_ADLER.personId(), Actor.ON_CALL, AT));
    given(lost())
        .when(new TakeCallBack(CRISIS, BEN.personId(), Actor.of(BEN.id()), AT))
        .thenRejected(Rejection.NOT_LEADING);
    given(together()).when(rivera).thenRejected(Rejection.ALREADY_OVER);
  }

  @Test
  void whoIsBackNeedsNoCall() {
    Instant back = AT.plusSeconds(30);
    SessionStory story = lost().at(back);
    int before = story.events().size();
    story.comesBack(ANA, Device.PHONE);
    List<SessionEvent> events = story.events().subList(before, story.events().size());
    assertTrue(events.getFirst() instanceof ConnectionUp);
    assertEquals(
        List.of(new CallBackOver(CRISIS, Actor.of(ANA.id()), back)),
        events.subList(1, events.size()));
    Open open = (Open) story.state();
    assertTrue(Crises.isAttended(open, open.crises().of(CRISIS).orElseThrow()));
  }

  @Test
  void whoseSeatWasGivenUpStaysInDanger() {
    Instant late = AT.plus(SessionStory.AWAY_GRACE);
    SessionStory gone = lost().at(late).expires();
    Open open = (Open) gone.state();
    assertTrue(open.sideRooms().isEmpty());
    assertTrue(open.crises().of(CRISIS).orElseThrow().callBack().isPresent());
    gone.at(late.plusSeconds(5)).arrives(ANA);
    assertTrue(((Open) gone.state()).crises().of(CRISIS).orElseThrow().callBack().isEmpty());
  }
}
