package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.CrisisStage;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.AnswerAssistance;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.Move;
import org.homegroup.session.SessionCommand.RecallGroups;
import org.homegroup.session.SessionCommand.RequestAssistance;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionCommand.Visit;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.AssistanceAnswered;
import org.homegroup.session.SessionEvent.AssistanceRequested;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.RecallAnnounced;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.Supervision;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class SideRoomRulesTest {

  private static final Instant AT = local("17:20");
  private static final SideRoomId ASIDE = new SideRoomId("s-aside");
  private static final SideRoomId FIRST = new SideRoomId("s-first");
  private static final SideRoomId SECOND = new SideRoomId("s-second");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  private static TakeAside takeAside(TestPerson lead, TestPerson who, Instant at) {
    return new TakeAside(lead.id(), who.id(), ASIDE, Optional.empty(), false, at);
  }

  private static Split split(Instant at) {
    return new Split(
        DR_RIVERA.id(),
        List.of(
            new SmallGroup(FIRST, List.of(ANA.id(), DR_OKAFOR.id())),
            new SmallGroup(SECOND, List.of(BEN.id()))),
        at);
  }

  private static SessionStory aside() {
    return inSession().run(takeAside(DR_RIVERA, ANA, local("17:10")));
  }

  private static SessionStory inSmallGroups() {
    return inSession().run(split(local("17:10")));
  }

  private static SideRoomEntered entered(TestPerson who, SideRoomId room, boolean fromWaiting) {
    return new SideRoomEntered(who.id(), room, fromWaiting, RIVERA, AT);
  }

  private static SideRoomLeft left(TestPerson who, SideRoomId room, Actor by) {
    return new SideRoomLeft(who.id(), room, by, AT);
  }

  @Test
  void aLeadTakesOnePatientAsideWhileTheOtherKeepsTheGroup() {
    given(inSession())
        .when(takeAside(DR_RIVERA, ANA, AT))
        .then(
            new SideRoomOpened(ASIDE, SideRoomPurpose.ASIDE, RIVERA, AT),
            entered(ANA, ASIDE, false),
            entered(DR_RIVERA, ASIDE, false));
    given(aside()).when(takeAside(DR_RIVERA, ANA, AT)).thenNoChange();
  }

  @Test
  void whoWaitsIsLetInForItAndGoesBackToWaiting() {
    given(inSession())
        .when(takeAside(DR_RIVERA, CHLOE, AT))
        .then(
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            new SideRoomOpened(ASIDE, SideRoomPurpose.ASIDE, RIVERA, AT),
            entered(CHLOE, ASIDE, true),
            entered(DR_RIVERA, ASIDE, false));
    given(inSession().run(takeAside(DR_RIVERA, CHLOE, local("17:10"))))
        .when(new CloseSideRoom(DR_RIVERA.id(), ASIDE, AT))
        .then(
            left(DR_RIVERA, ASIDE, RIVERA),
            new ParticipantReturnedToWaiting(CHLOE.id(), RIVERA, AT),
            new SideRoomClosed(ASIDE, RIVERA, AT));
  }

  @Test
  void apartTooOnlyWithALocationOrAReason() {
    given(inSession())
        .when(new TakeAside(DR_RIVERA.id(), CHLOE.id(), ASIDE, Optional.empty(), true, AT))
        .thenRejected(Rejection.LOCATION_UNCONFIRMED);
    given(inSession())
        .when(
            new TakeAside(
                DR_RIVERA.id(), CHLOE.id(), ASIDE, Optional.of(OverrideReason.EMERGENCY), true, AT))
        .then(
            new LocationOverridden(CHLOE.id(), OverrideReason.EMERGENCY, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            new SideRoomOpened(ASIDE, SideRoomPurpose.ASIDE, RIVERA, AT),
            entered(CHLOE, ASIDE, true),
            entered(DR_RIVERA, ASIDE, false));
  }

  @Test
  void whoCameFromTheWaitingRoomCanBeBroughtIntoTheGroup() {
    given(inSession().run(takeAside(DR_RIVERA, CHLOE, local("17:10"))))
        .when(new Move(DR_RIVERA.id(), CHLOE.id(), Optional.empty(), false, AT))
        .then(
            left(CHLOE, ASIDE, RIVERA),
            left(DR_RIVERA, ASIDE, Actor.RULE),
            new SideRoomClosed(ASIDE, Actor.RULE, AT));
  }

  /// An emergency is a reason to speak with a patient, not to bring them into the group.
  @Test
  void butByTheRuleOfTheDoor() {
    SessionStory talks =
        inSession()
            .run(
                new TakeAside(
                    DR_RIVERA.id(),
                    CHLOE.id(),
                    ASIDE,
                    Optional.of(OverrideReason.EMERGENCY),
                    true,
                    local("17:10")));
    var bringIn = new Move(DR_RIVERA.id(), CHLOE.id(), Optional.empty(), true, AT);
    given(talks).when(bringIn).thenRejected(Rejection.LOCATION_UNCONFIRMED);
    given(talks.at("17:15").checksIn(CHLOE, CheckInRulesTest.FIRST, true))
        .when(bringIn)
        .then(
            left(CHLOE, ASIDE, RIVERA),
            left(DR_RIVERA, ASIDE, Actor.RULE),
            new SideRoomClosed(ASIDE, Actor.RULE, AT));
  }

  @Test
  void theLastLeadDoesNotLeaveTheGroup() {
    SessionStory oneLead =
        open()
            .at("16:50")
            .arrives(DR_RIVERA, ANA, BEN)
            .admits(DR_RIVERA, ANA, BEN)
            .at("17:00")
            .starts(DR_RIVERA);
    given(oneLead).when(takeAside(DR_RIVERA, ANA, AT)).thenRejected(Rejection.GROUP_WOULD_BE_ALONE);
    given(aside())
        .when(takeAside(DR_OKAFOR, BEN, AT))
        .then(
            new SideRoomOpened(ASIDE, SideRoomPurpose.ASIDE, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomEntered(BEN.id(), ASIDE, false, Actor.of(DR_OKAFOR.id()), AT),
            new SideRoomEntered(DR_OKAFOR.id(), ASIDE, false, Actor.of(DR_OKAFOR.id()), AT));
    given(inSession().at("17:05").admits(DR_RIVERA, CHLOE).run(takeAside(DR_RIVERA, ANA, AT)))
        .when(takeAside(DR_OKAFOR, BEN, AT))
        .thenRejected(Rejection.GROUP_WOULD_BE_ALONE);
  }

  @Test
  void onlyALeadTakesAsideAndOnlyWhoIsThere() {
    given(inSession()).when(takeAside(ANA, BEN, AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(takeAside(DR_RIVERA, DR_OKAFOR, AT)).thenRejected(Rejection.IS_A_LEAD);
    given(inSession())
        .when(takeAside(DR_RIVERA, DEV, AT))
        .thenRejected(Rejection.UNKNOWN_PARTICIPANT);
    given(inSession().at("17:05").arrives(THEO).admits(DR_RIVERA, THEO))
        .when(takeAside(DR_RIVERA, THEO, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession().at("17:06").loses(ANA, Duration.ofSeconds(10)))
        .when(takeAside(DR_RIVERA, ANA, AT))
        .thenRejected(Rejection.NOT_IN_ROOM);
    given(aside()).when(takeAside(DR_RIVERA, BEN, AT)).thenRejected(Rejection.ASIDE_ALREADY);
    given(aside()).when(takeAside(DR_OKAFOR, ANA, AT)).thenRejected(Rejection.ASIDE_ALREADY);
  }

  @Test
  void theGroupSplitsAndIsWatchedOver() {
    given(inSession())
        .when(split(AT))
        .then(
            new SideRoomOpened(FIRST, SideRoomPurpose.SMALL_GROUP, RIVERA, AT),
            entered(ANA, FIRST, false),
            entered(DR_OKAFOR, FIRST, false),
            new SideRoomOpened(SECOND, SideRoomPurpose.SMALL_GROUP, RIVERA, AT),
            entered(BEN, SECOND, false));
    given(inSmallGroups()).when(split(AT)).thenNoChange();
    assertEquals(Supervision.UNBROKEN, ((GroupSession.Open) inSmallGroups().state()).supervision());
  }

  @Test
  void nobodyIsSplitTwiceOrFromOutside() {
    given(open().at("16:50").arrives(DR_RIVERA))
        .when(split(AT))
        .thenRejected(Rejection.NOT_STARTED);
    for (var wrong : List.of(CHLOE.id(), DEV.id())) {
      given(inSession())
          .when(new Split(DR_RIVERA.id(), List.of(new SmallGroup(FIRST, List.of(wrong))), AT))
          .thenRejected(
              wrong.equals(CHLOE.id()) ? Rejection.NOT_IN_ROOM : Rejection.UNKNOWN_PARTICIPANT);
    }
    given(inSession())
        .when(
            new Split(
                DR_RIVERA.id(),
                List.of(
                    new SmallGroup(FIRST, List.of(ANA.id())),
                    new SmallGroup(SECOND, List.of(ANA.id()))),
                AT))
        .thenRejected(Rejection.ASIDE_ALREADY);
    given(inSession())
        .when(new Split(ANA.id(), List.of(new SmallGroup(FIRST, List.of(ANA.id()))), AT))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void aLeadGoesFromOneSmallGroupToTheOther() {
    given(inSmallGroups().at("17:15").run(new RequestAssistance(BEN.id(), local("17:15"))))
        .when(new Visit(DR_RIVERA.id(), Optional.of(SECOND), AT))
        .then(entered(DR_RIVERA, SECOND, false), new AssistanceAnswered(BEN.id(), RIVERA, AT));
    given(inSmallGroups().run(new Visit(DR_RIVERA.id(), Optional.of(SECOND), local("17:15"))))
        .when(new Visit(DR_RIVERA.id(), Optional.empty(), AT))
        .then(left(DR_RIVERA, SECOND, RIVERA));
    given(inSmallGroups()).when(new Visit(DR_RIVERA.id(), Optional.empty(), AT)).thenNoChange();
    given(inSmallGroups())
        .when(new Visit(DR_RIVERA.id(), Optional.of(ASIDE), AT))
        .thenRejected(Rejection.UNKNOWN_SIDE_ROOM);
    given(inSmallGroups())
        .when(new Visit(ANA.id(), Optional.of(SECOND), AT))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void theOnlyLeadInARoomApartDoesNotWalkOut() {
    given(aside())
        .when(new Visit(DR_RIVERA.id(), Optional.empty(), AT))
        .thenRejected(Rejection.ASIDE_ALREADY);
    given(aside())
        .when(new Visit(DR_OKAFOR.id(), Optional.of(ASIDE), AT))
        .thenRejected(Rejection.GROUP_WOULD_BE_ALONE);
  }

  @Test
  void assistanceIsRequestedAndAnswered() {
    given(inSmallGroups())
        .when(new RequestAssistance(BEN.id(), AT))
        .then(new AssistanceRequested(BEN.id(), AT));
    given(inSession())
        .when(new RequestAssistance(BEN.id(), AT))
        .thenRejected(Rejection.NOT_IN_SIDE_ROOM);
    given(inSession()).when(new RequestAssistance(DEV.id(), AT)).thenRejected(Rejection.NOT_HERE);
    SessionStory asked = inSmallGroups().run(new RequestAssistance(BEN.id(), local("17:15")));
    given(asked).when(new RequestAssistance(BEN.id(), AT)).thenNoChange();
    given(asked)
        .when(new AnswerAssistance(DR_RIVERA.id(), BEN.id(), AT))
        .then(new AssistanceAnswered(BEN.id(), RIVERA, AT));
    given(asked).when(new AnswerAssistance(DR_RIVERA.id(), ANA.id(), AT)).thenNoChange();
    given(asked)
        .when(new AnswerAssistance(ANA.id(), BEN.id(), AT))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void everybodyIsRecalledInOneMoment() {
    Instant closesAt = AT.plusSeconds(60);
    given(inSmallGroups())
        .when(new RecallGroups(DR_RIVERA.id(), Duration.ofMinutes(1), AT))
        .then(new RecallAnnounced(closesAt, RIVERA, AT));
    SessionStory called =
        inSmallGroups().run(new RecallGroups(DR_RIVERA.id(), Duration.ofMinutes(1), AT));
    given(called).when(new Tick(SupervisionPolicy.DEFAULT, closesAt.minusMillis(1))).thenNoChange();
    given(called)
        .when(new Tick(SupervisionPolicy.DEFAULT, closesAt))
        .then(
            new SideRoomLeft(DR_OKAFOR.id(), FIRST, Actor.CLOCK, closesAt),
            new SideRoomLeft(ANA.id(), FIRST, Actor.CLOCK, closesAt),
            new SideRoomClosed(FIRST, Actor.CLOCK, closesAt),
            new SideRoomLeft(BEN.id(), SECOND, Actor.CLOCK, closesAt),
            new SideRoomClosed(SECOND, Actor.CLOCK, closesAt));
    given(inSession())
        .when(new RecallGroups(DR_RIVERA.id(), Duration.ofMinutes(1), AT))
        .thenNoChange();
    given(inSmallGroups())
        .when(new RecallGroups(BEN.id(), Duration.ZERO, AT))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void nobodyIsLeftAloneApartWhenTheLeadsConnectionDrops() {
    SessionStory alone = aside().at(AT).loses(DR_RIVERA, Duration.ofSeconds(10));
    Instant over = AT.plus(SupervisionPolicy.DEFAULT.holdAfter());
    given(alone).when(new Tick(SupervisionPolicy.DEFAULT, over.minusMillis(1))).thenNoChange();
    given(alone)
        .when(new Tick(SupervisionPolicy.DEFAULT, over))
        .then(
            new SideRoomLeft(DR_RIVERA.id(), ASIDE, Actor.CLOCK, over),
            new SideRoomLeft(ANA.id(), ASIDE, Actor.CLOCK, over),
            new SideRoomClosed(ASIDE, Actor.CLOCK, over));
    SessionStory fromWaiting =
        inSession()
            .run(takeAside(DR_RIVERA, CHLOE, local("17:10")))
            .at(AT)
            .loses(DR_RIVERA, Duration.ofSeconds(10));
    given(fromWaiting)
        .when(new Tick(SupervisionPolicy.DEFAULT, over))
        .then(
            new SideRoomLeft(DR_RIVERA.id(), ASIDE, Actor.CLOCK, over),
            new ParticipantReturnedToWaiting(CHLOE.id(), Actor.CLOCK, over),
            new SideRoomClosed(ASIDE, Actor.CLOCK, over));
  }

  @Test
  void aTalkApartGoesOnWhileALeadIsThereOrNobodyIsOrHelpIsNeeded() {
    Tick later = new Tick(SupervisionPolicy.DEFAULT, AT.plusSeconds(60));
    given(aside()).when(later).thenNoChange();
    given(aside().at(AT).loses(ANA, Duration.ofSeconds(10)).loses(DR_RIVERA, Duration.ZERO))
        .when(later)
        .thenNoChange();
    SessionStory inDanger =
        aside()
            .at(AT)
            .run(CrisisStage.raise(ANA, ANA, CrisisStage.CRISIS, AT))
            .loses(DR_RIVERA, Duration.ofSeconds(10));
    given(inDanger).when(later).thenNoChange();
  }

  @Test
  void aRoomThatLostItsPointIsClosedInTheSameAppend() {
    given(aside())
        .when(new Leave(ANA.id(), AT))
        .then(
            new ParticipantLeft(ANA.id(), LeaveReason.LEFT, Actor.of(ANA.id()), AT, AT),
            left(DR_RIVERA, ASIDE, Actor.RULE),
            new SideRoomClosed(ASIDE, Actor.RULE, AT));
    given(aside())
        .when(new Leave(DR_RIVERA.id(), AT))
        .then(
            new ParticipantLeft(DR_RIVERA.id(), LeaveReason.LEFT, RIVERA, AT, AT),
            left(ANA, ASIDE, Actor.RULE),
            new SideRoomClosed(ASIDE, Actor.RULE, AT));
    given(inSmallGroups())
        .when(new Leave(BEN.id(), AT))
        .then(
            new ParticipantLeft(BEN.id(), LeaveReason.LEFT, Actor.of(BEN.id()), AT, AT),
            new SideRoomClosed(SECOND, Actor.RULE, AT));
  }

  @Test
  void somebodyIsSentToAnotherSmallGroup() {
    given(inSmallGroups())
        .when(new Move(DR_RIVERA.id(), ANA.id(), Optional.of(SECOND), false, AT))
        .then(entered(ANA, SECOND, false));
    given(inSmallGroups())
        .when(new Move(DR_RIVERA.id(), ANA.id(), Optional.of(FIRST), false, AT))
        .thenNoChange();
    given(inSmallGroups())
        .when(new Move(DR_RIVERA.id(), DR_OKAFOR.id(), Optional.of(SECOND), false, AT))
        .thenRejected(Rejection.IS_A_LEAD);
    given(inSmallGroups())
        .when(new Move(DR_RIVERA.id(), CHLOE.id(), Optional.of(SECOND), false, AT))
        .thenRejected(Rejection.NOT_IN_ROOM);
    given(inSmallGroups())
        .when(new Move(ANA.id(), BEN.id(), Optional.empty(), false, AT))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void noSecondPatientComesIntoARoomApartButARelativeMay() {
    SessionStory withSister = aside().at("17:11").arrives(LUCIA).admits(DR_OKAFOR, LUCIA);
    given(withSister)
        .when(new Move(DR_RIVERA.id(), BEN.id(), Optional.of(ASIDE), false, AT))
        .thenRejected(Rejection.ASIDE_ALREADY);
    given(withSister)
        .when(new Move(DR_RIVERA.id(), LUCIA.id(), Optional.of(ASIDE), false, AT))
        .then(entered(LUCIA, ASIDE, false));
  }

  @Test
  void everybodyHasMediaInOnePlace() {
    var plans = MediaPlan.of(inSmallGroups().state());
    assertEquals(
        List.of(DR_RIVERA.id()), List.copyOf(plans.get(MediaPlan.GROUP).grants().keySet()));
    assertEquals(
        List.of(DR_OKAFOR.id(), ANA.id()), List.copyOf(plans.get("s-first").grants().keySet()));
    assertEquals(List.of(BEN.id()), List.copyOf(plans.get("s-second").grants().keySet()));
  }

  /// A waiting participant is admitted for it by the same rule as into the group.
  @Test
  void somebodyWhoseLocationIsNotKnownIsTakenAsideWithAReason() {
    SessionStory waits = inSession().at("17:15").arrives(CHLOE);
    given(waits)
        .when(new TakeAside(DR_RIVERA.id(), CHLOE.id(), ASIDE, Optional.empty(), true, AT))
        .thenRejected(Rejection.LOCATION_UNCONFIRMED);
    given(waits)
        .when(
            new TakeAside(
                DR_RIVERA.id(), CHLOE.id(), ASIDE, Optional.of(OverrideReason.EMERGENCY), true, AT))
        .then(
            new SessionEvent.LocationOverridden(CHLOE.id(), OverrideReason.EMERGENCY, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            new SideRoomOpened(ASIDE, SideRoomPurpose.ASIDE, RIVERA, AT),
            entered(CHLOE, ASIDE, true),
            entered(DR_RIVERA, ASIDE, false));
  }
}
