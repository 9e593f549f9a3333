package org.homegroup.session.state;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Phase;
import org.homegroup.session.SeatStatus;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.DoorLocked;
import org.homegroup.session.SessionEvent.DoorUnlocked;
import org.homegroup.session.SessionEvent.DoorsOpened;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.LeadHandedOver;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.MutedByLead;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.SelfReported;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// The effect of each event on the state. An event that cannot follow always throws.
class SessionEvolverTest {

  private static final Instant AT = local("17:10");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());
  private static final ConnectionId ANAS = new ConnectionId("c-ana-1");
  private static final ConnectionId OTHER = new ConnectionId("c-other");

  private static Open after(SessionStory story, SessionEvent... events) {
    GroupSession state = story.state();
    for (SessionEvent event : events) {
      state = SessionEvolver.evolve(state, event);
    }
    return assertInstanceOf(Open.class, state);
  }

  private static Seat ana(SessionEvent... events) {
    return after(inSession(), events).seat(ANA.id()).orElseThrow();
  }

  private static ParticipantArrived arrived(TestPerson who) {
    return new ParticipantArrived(who.id(), who.personId(), who.role(), who.mayLead(), AT);
  }

  private static ParticipantLeft left(TestPerson who) {
    return new ParticipantLeft(who.id(), LeaveReason.LEFT, Actor.of(who.id()), AT, AT);
  }

  @Test
  void scheduledThenOpen() {
    GroupSession scheduled = SessionStory.scheduled().state();
    assertInstanceOf(Scheduled.class, scheduled);
    Open open =
        assertInstanceOf(
            Open.class, SessionEvolver.evolve(scheduled, new DoorsOpened(Actor.CLOCK, AT)));
    assertEquals(Phase.DOORS_OPEN, open.phase());
    assertEquals(SessionStory.CHICAGO, open.schedule().zone());
  }

  @Test
  void arrivingTakesASeatInTheWaitingRoom() {
    Seat seat = after(inSession(), arrived(DEV)).seat(DEV.id()).orElseThrow();
    assertEquals(SeatStatus.WAITING, seat.status());
    assertFalse(seat.connected());
  }

  @Test
  void seatsStandInOrderOfArrival() {
    assertEquals(
        List.of(DR_RIVERA.id(), DR_OKAFOR.id(), ANA.id(), BEN.id(), CHLOE.id(), DEV.id()),
        List.copyOf(after(inSession(), arrived(DEV)).seats().keySet()));
  }

  @Test
  void admittedIsInTheRoom() {
    Open open = after(inSession(), new ParticipantAdmitted(CHLOE.id(), RIVERA, AT));
    assertTrue(open.seat(CHLOE.id()).orElseThrow().inRoom());
    assertEquals(AT, open.seat(CHLOE.id()).orElseThrow().since());
  }

  @Test
  void backInTheWaitingRoomThereIsNoMediaAndNoHand() {
    Seat seat =
        ana(
            new MediaUp(ANA.id(), ANAS, MediaKind.AUDIO, AT),
            new HandRaised(ANA.id(), AT),
            new ParticipantReturnedToWaiting(ANA.id(), RIVERA, AT));
    assertEquals(SeatStatus.WAITING, seat.status());
    assertEquals(Set.of(), seat.media());
    assertEquals(Optional.empty(), seat.handRaisedAt());
    assertTrue(seat.connected());
  }

  @Test
  void leavingVacatesTheSeatAndIsRemembered() {
    Open open = after(inSession(), left(DR_RIVERA));
    assertEquals(Optional.empty(), open.seat(DR_RIVERA.id()));
    assertEquals(LeaveReason.LEFT, open.former(DR_RIVERA.id()).orElseThrow().reason());
    assertEquals(Optional.empty(), open.leading());
    assertEquals(Optional.empty(), after(inSession(), left(ANA), arrived(ANA)).former(ANA.id()));
  }

  @Test
  void theConnectionGoesDownAndComesUp() {
    Seat down = ana(new ConnectionLost(ANA.id(), ANAS, local("17:09"), AT));
    assertEquals(
        new ConnectionState.Down(Optional.of(ANAS), local("17:09"), AT), down.connection());
    assertEquals(local("17:09"), down.lastSeenAt(AT));
    Seat up =
        ana(
            new ConnectionLost(ANA.id(), ANAS, local("17:09"), AT),
            new ConnectionUp(ANA.id(), OTHER, Device.PHONE, AT));
    assertEquals(new ConnectionState.Up(OTHER, Device.PHONE, Set.of(), AT), up.connection());
    assertTrue(up.inRoom());
  }

  @Test
  void aTakenOverConnectionBeginsWithoutMedia() {
    Seat seat =
        ana(
            new MediaUp(ANA.id(), ANAS, MediaKind.VIDEO, AT),
            new ConnectionTakenOver(ANA.id(), ANAS, OTHER, Device.TABLET, AT, AT));
    assertEquals(new ConnectionState.Up(OTHER, Device.TABLET, Set.of(), AT), seat.connection());
  }

  @Test
  void mediaComesAndGoesByKind() {
    var audio = new MediaUp(ANA.id(), ANAS, MediaKind.AUDIO, AT);
    var video = new MediaUp(ANA.id(), ANAS, MediaKind.VIDEO, AT);
    assertEquals(Set.of(MediaKind.AUDIO, MediaKind.VIDEO), ana(audio, video).media());
    assertEquals(
        Set.of(MediaKind.AUDIO),
        ana(audio, video, new MediaDown(ANA.id(), ANAS, MediaKind.VIDEO, AT, AT)).media());
  }

  @Test
  void phasesFollowOneAnother() {
    SessionStory waiting = open().at("16:50").arrives(DR_RIVERA);
    Open started = after(waiting, new SessionStarted(RIVERA, AT));
    assertEquals(Phase.IN_SESSION, started.phase());
    assertEquals(Optional.of(AT), started.startedAt());
    assertEquals(Optional.of(DR_RIVERA.id()), started.leading());
    Open onBreak = after(inSession(), new BreakStarted(RIVERA, AT));
    assertEquals(Phase.ON_BREAK, onBreak.phase());
    assertEquals(Optional.of(AT), onBreak.breakSince());
    Open resumed = after(inSession(), new BreakStarted(RIVERA, AT), new SessionResumed(RIVERA, AT));
    assertEquals(Phase.IN_SESSION, resumed.phase());
    assertEquals(Optional.empty(), resumed.breakSince());
    assertEquals(Optional.of(local("17:00")), resumed.startedAt());
  }

  @Test
  void theEndKeepsWhenItBegan() {
    GroupSession ended = inSession().at("18:00").ends(DR_RIVERA).state();
    assertEquals(
        new Ended(((Ended) ended).schedule(), Optional.of(local("17:00")), local("18:00")), ended);
    assertInstanceOf(
        Ended.class,
        SessionEvolver.evolve(SessionStory.scheduled().state(), new SessionEnded(Actor.CLOCK, AT)));
  }

  @Test
  void leadsAreGrantedAndHandedOver() {
    assertTrue(ana(new LeadGranted(ANA.id(), RIVERA, AT)).isLead());
    assertEquals(
        Optional.of(DR_OKAFOR.id()),
        after(inSession(), new LeadHandedOver(DR_RIVERA.id(), DR_OKAFOR.id(), AT)).leading());
  }

  @Test
  void theDoorIsLockedAndUnlocked() {
    assertTrue(after(inSession(), new DoorLocked(RIVERA, AT)).doorLocked());
    assertFalse(
        after(inSession(), new DoorLocked(RIVERA, AT), new DoorUnlocked(RIVERA, AT)).doorLocked());
  }

  @Test
  void handsAndMutes() {
    var raised = new HandRaised(ANA.id(), AT);
    assertEquals(Optional.of(AT), ana(raised).handRaisedAt());
    assertEquals(
        Optional.empty(), ana(raised, new HandLowered(ANA.id(), RIVERA, AT)).handRaisedAt());
    var muted = new MutedByLead(ANA.id(), MediaKind.AUDIO, RIVERA, AT);
    assertEquals(Set.of(MediaKind.AUDIO), ana(muted).mutedByLead());
    assertEquals(
        Set.of(),
        ana(muted, new UnmutedByLead(ANA.id(), MediaKind.AUDIO, RIVERA, AT)).mutedByLead());
  }

  @Test
  void presenceHoldsUntilMediaComesOrTheConnectionDrops() {
    var confirmed = new SelfReported(ANA.id(), ANAS, false, AT);
    assertEquals(Optional.of(new SelfReport(false, AT)), ana(confirmed).selfReport());
    List<SessionEvent> ends =
        List.of(
            new MediaUp(ANA.id(), ANAS, MediaKind.AUDIO, AT),
            new ConnectionLost(ANA.id(), ANAS, AT, AT),
            new ConnectionTakenOver(ANA.id(), ANAS, OTHER, Device.TABLET, AT, AT),
            new ParticipantReturnedToWaiting(ANA.id(), RIVERA, AT));
    for (SessionEvent end : ends) {
      assertEquals(Optional.empty(), ana(confirmed, end).selfReport(), end::toString);
    }
    corrupt(inSession(), new SelfReported(ANA.id(), OTHER, true, AT));
  }

  @Test
  void nothingFollowsTheEnd() {
    SessionStory ended = inSession().at("18:00").ends(DR_RIVERA);
    for (SessionEvent event : inSession().at("18:00").ends(DR_RIVERA).events()) {
      corrupt(ended, event);
    }
  }

  @Test
  void onlyTheBeginningBegins() {
    for (SessionEvent event : inSession().events()) {
      if (!(event instanceof SessionEvent.SessionScheduled)) {
        assertThrows(
            ImpossibleEvent.class, () -> SessionEvolver.evolve(GroupSession.NOT_SCHEDULED, event));
      }
    }
    corrupt(inSession(), inSession().events().getFirst());
    corrupt(inSession(), new DoorsOpened(Actor.CLOCK, AT));
    corrupt(SessionStory.scheduled(), arrived(ANA));
  }

  @Test
  void nobodyWithoutASeatDoesAnything() {
    ParticipantId nobody = DEV.id();
    corrupt(inSession(), new ParticipantAdmitted(nobody, RIVERA, AT));
    corrupt(inSession(), new ParticipantReturnedToWaiting(nobody, RIVERA, AT));
    corrupt(inSession(), left(DEV));
    corrupt(inSession(), new ConnectionUp(nobody, OTHER, Device.PHONE, AT));
    corrupt(inSession(), new ConnectionLost(nobody, OTHER, AT, AT));
    corrupt(inSession(), new ConnectionTakenOver(nobody, ANAS, OTHER, Device.PHONE, AT, AT));
    corrupt(inSession(), new MediaUp(nobody, OTHER, MediaKind.AUDIO, AT));
    corrupt(inSession(), new MediaDown(nobody, OTHER, MediaKind.AUDIO, AT, AT));
    corrupt(inSession(), new LeadGranted(nobody, RIVERA, AT));
    corrupt(inSession(), new HandRaised(nobody, AT));
    corrupt(inSession(), new HandLowered(nobody, RIVERA, AT));
    corrupt(inSession(), new MutedByLead(nobody, MediaKind.AUDIO, RIVERA, AT));
    corrupt(inSession(), new UnmutedByLead(nobody, MediaKind.AUDIO, RIVERA, AT));
  }

  @Test
  void nobodyArrivesTwice() {
    corrupt(inSession(), arrived(ANA));
  }

  @Test
  void newsOfAnotherConnectionIsCorrupt() {
    corrupt(inSession(), new ConnectionLost(ANA.id(), OTHER, AT, AT));
    corrupt(inSession(), new ConnectionTakenOver(ANA.id(), OTHER, ANAS, Device.PHONE, AT, AT));
    corrupt(inSession(), new MediaUp(ANA.id(), OTHER, MediaKind.AUDIO, AT));
    corrupt(inSession(), new MediaDown(ANA.id(), OTHER, MediaKind.AUDIO, AT, AT));
    SessionStory lost = inSession().at("17:05").loses(ANA, Duration.ZERO);
    corrupt(lost, new MediaUp(ANA.id(), ANAS, MediaKind.AUDIO, AT));
  }

  @Test
  void phasesOutOfOrderAreCorrupt() {
    corrupt(inSession(), new SessionStarted(RIVERA, AT));
    corrupt(inSession(), new SessionResumed(RIVERA, AT));
    corrupt(open(), new BreakStarted(RIVERA, AT));
    corrupt(open(), new SessionResumed(RIVERA, AT));
    SessionStory onBreak = inSession().at("17:05").takesBreak(DR_RIVERA);
    corrupt(onBreak, new BreakStarted(RIVERA, AT));
  }

  private static void corrupt(SessionStory story, SessionEvent event) {
    assertThrows(
        ImpossibleEvent.class, () -> SessionEvolver.evolve(story.state(), event), event::toString);
  }
}
