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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.session.SessionEvent.HoldReleased;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.Supervision;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// A group without a lead is held within seconds, and nobody else ever leads it.
class HoldTest {

  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final Instant NOTICED = local("17:10:10");
  private static final Instant HELD = local("17:10:13");

  /// Both leads' connections were last heard at 17:10:00.
  private static SessionStory unsupervised() {
    return unsupervised(inSession());
  }

  private static SessionStory unsupervised(SessionStory before) {
    return before.at(NOTICED).loses(DR_OKAFOR, SILENT.plusSeconds(2)).loses(DR_RIVERA, SILENT);
  }

  private static SessionStory held() {
    return unsupervised().run(new Tick(SupervisionPolicy.DEFAULT, HELD));
  }

  private static Tick tick(Instant at) {
    return new Tick(SupervisionPolicy.DEFAULT, at);
  }

  @Test
  void aGroupIsHeldSomeSecondsAfterItsLastLeadIsKnownToBeGone() {
    given(unsupervised()).when(tick(HELD.minusMillis(1))).thenNoChange();
    given(unsupervised()).when(tick(HELD)).then(new HoldBegan(local("17:10"), Actor.CLOCK, HELD));
    given(held()).when(tick(HELD.plusSeconds(1))).thenNoChange();
  }

  @Test
  void oneLeadIsEnough() {
    given(inSession().at(NOTICED).loses(DR_OKAFOR, SILENT))
        .when(tick(HELD.plusSeconds(60)))
        .thenNoChange();
  }

  @Test
  void aPeerMeetingGoesOn() {
    var goesOn =
        new SupervisionPolicy(
            false, Duration.ofSeconds(3), Duration.ofMinutes(20), Duration.ofMinutes(2));
    given(unsupervised()).when(new Tick(goesOn, HELD)).thenNoChange();
  }

  @Test
  void nobodyHasToBeHeldWhereNobodyIs() {
    given(unsupervised(inSession().at("17:05").leaves(ANA).leaves(BEN)))
        .when(tick(HELD))
        .thenNoChange();
  }

  @Test
  void nobodyInTheGroupIsHeardWhileItIsHeld() {
    MediaPlan plan = MediaPlan.of(held().state()).get(MediaPlan.GROUP);
    assertEquals(Set.of(MediaKind.AUDIO), plan.grants().get(ANA.id()).muted());
    assertEquals(Set.of(), plan.grants().get(DR_RIVERA.id()).muted());
    MediaPlan before = MediaPlan.of(unsupervised().state()).get(MediaPlan.GROUP);
    assertEquals(Set.of(), before.grants().get(ANA.id()).muted());
  }

  @Test
  void theFirstLeadBackReleasesItFromAnyDevice() {
    Instant back = local("17:12");
    SessionStory story = held().at(back);
    int before = story.events().size();
    story.arrives(DR_OKAFOR, Device.PHONE);
    List<SessionEvent> events = story.events().subList(before, story.events().size());
    assertEquals(2, events.size());
    assertTrue(events.getFirst() instanceof ConnectionUp);
    assertEquals(new HoldReleased(Actor.of(DR_OKAFOR.id()), back), events.getLast());
    assertEquals(Supervision.UNBROKEN, ((Open) story.state()).supervision());
  }

  @Test
  void aPatientWhoComesBackReleasesNothing() {
    SessionStory story = held().at("17:11").loses(ANA, SILENT).at("17:12").arrives(ANA);
    assertTrue(((Open) story.state()).supervision().hold().isPresent());
    assertFalse(story.events().getLast() instanceof HoldReleased);
  }

  @Test
  void nobodyIsPromoted() {
    Open held = (Open) held().state();
    assertEquals(
        List.of(DR_RIVERA.id(), DR_OKAFOR.id()),
        held.seats().values().stream().filter(Seat::isLead).map(Seat::participantId).toList());
    given(held())
        .when(new SessionCommand.GrantLead(ANA.id(), ANA.id(), false, HELD))
        .thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void smallGroupsReturnWhenTheGroupIsHeld() {
    var first = new SideRoomId("s-1");
    var second = new SideRoomId("s-2");
    SessionStory split =
        inSession()
            .at("17:05")
            .run(
                new Split(
                    DR_RIVERA.id(),
                    List.of(
                        new SmallGroup(first, List.of(ANA.id(), DR_OKAFOR.id())),
                        new SmallGroup(second, List.of(BEN.id()))),
                    local("17:05")));
    given(unsupervised(split))
        .when(tick(HELD))
        .then(
            new SideRoomLeft(DR_OKAFOR.id(), first, Actor.CLOCK, HELD),
            new SideRoomLeft(ANA.id(), first, Actor.CLOCK, HELD),
            new SideRoomClosed(first, Actor.CLOCK, HELD),
            new SideRoomLeft(BEN.id(), second, Actor.CLOCK, HELD),
            new SideRoomClosed(second, Actor.CLOCK, HELD),
            new HoldBegan(local("17:10"), Actor.CLOCK, HELD));
  }

  @Test
  void aLeadWhoIsAsideKeepsThePatientAndReleasesByComingBack() {
    var room = new SideRoomId("s-1");
    SessionStory alone =
        inSession()
            .at("17:05")
            .run(
                new TakeAside(
                    DR_RIVERA.id(), ANA.id(), room, Optional.empty(), false, local("17:05")))
            .at(NOTICED)
            .loses(DR_OKAFOR, SILENT)
            .run(tick(HELD));
    Open held = (Open) alone.state();
    assertTrue(held.supervision().hold().isPresent());
    assertEquals(Optional.of(room), held.seat(ANA.id()).orElseThrow().sideRoom());
    Instant back = local("17:11");
    given(alone)
        .when(new SessionCommand.CloseSideRoom(DR_RIVERA.id(), room, back))
        .then(
            new SideRoomLeft(DR_RIVERA.id(), room, Actor.of(DR_RIVERA.id()), back),
            new SideRoomLeft(ANA.id(), room, Actor.of(DR_RIVERA.id()), back),
            new SideRoomClosed(room, Actor.of(DR_RIVERA.id()), back),
            new HoldReleased(Actor.of(DR_RIVERA.id()), back));
  }

  @Test
  void aHoldThatLastsTooLongEndsTheSession() {
    Instant over = HELD.plus(SupervisionPolicy.DEFAULT.holdEndsAfter());
    SessionStory story = held();
    given(story).when(tick(over.minusMillis(1))).thenNoChange();
    assertTrue(story.run(tick(over)).state() instanceof Ended);
  }

  @Test
  void aGroupIsHeldBeforeItStartsToo() {
    SessionStory early =
        SessionStory.open()
            .at("16:50")
            .arrives(DR_RIVERA, ANA, CHLOE)
            .admits(DR_RIVERA, ANA)
            .at("16:55")
            .loses(DR_RIVERA, SILENT);
    given(early)
        .when(tick(local("16:55:03")))
        .then(new HoldBegan(local("16:54:50"), Actor.CLOCK, local("16:55:03")));
  }
}
