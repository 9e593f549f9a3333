package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.CHICAGO;
import static org.homegroup.testing.SessionStory.ROOM;
import static org.homegroup.testing.SessionStory.SESSION;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.scheduled;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.Arrive;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.OpenDoors;
import org.homegroup.session.SessionCommand.ScheduleSession;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.DoorsOpened;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionScheduled;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Commands before the doors open and after the end.
class BeforeAndAfterTest {

  private static final ConnectionId C = new ConnectionId("c-1");
  private static final Instant EARLY = local("16:30");
  private static final Instant IN_TIME = local("16:45");
  private static final ScheduleSession SCHEDULE =
      new ScheduleSession(
          SESSION, ROOM, IN_TIME, local("17:00"), local("18:00"), CHICAGO, local("12:00"));

  private static Arrive arrive(TestPerson who, Instant at) {
    return new Arrive(
        who.personId(),
        who.role(),
        who.mayLead(),
        false,
        who.id(),
        C,
        Optional.empty(),
        Device.UNKNOWN,
        Optional.empty(),
        at);
  }

  private static SessionEvent[] arrived(TestPerson who, Actor opener, Instant at) {
    return new SessionEvent[] {
      new DoorsOpened(opener, at),
      new ParticipantArrived(who.id(), who.personId(), who.role(), who.mayLead(), at),
      new ConnectionUp(who.id(), C, Device.UNKNOWN, at)
    };
  }

  /// Every command of a participant except leaving.
  private static List<SessionCommand> asked(Instant at) {
    ParticipantId by = DR_RIVERA.id();
    ParticipantId of = ANA.id();
    return List.of(
        new SessionCommand.LockDoor(by, at),
        new SessionCommand.UnlockDoor(by, at),
        new SessionCommand.Admit(by, of, Optional.empty(), false, at),
        new SessionCommand.AdmitAll(by, false, at),
        new SessionCommand.Decline(by, of, at),
        new SessionCommand.ReturnToWaiting(by, of, at),
        new SessionCommand.Remove(by, of, at),
        new SessionCommand.ReceiveCheckIn(
            ANA.personId(), CheckInRulesTest.FIRST, "commitment", true, at),
        new SessionCommand.Start(by, at),
        new SessionCommand.TakeBreak(by, at),
        new SessionCommand.Resume(by, List.of(AgendaPartKind.TOPIC), at),
        new SessionCommand.GrantLead(by, of, false, at),
        new SessionCommand.HandOverLead(by, of, at),
        new SessionCommand.BeginPart(by, 1, List.of(AgendaPartKind.TOPIC), at),
        new SessionCommand.ChooseChair(by, of, true, at),
        new SessionCommand.WithdrawChair(by, at),
        new SessionCommand.CallOn(by, of, at),
        new SessionCommand.RaiseHand(of, at),
        new SessionCommand.LowerHand(by, of, at),
        new SessionCommand.SubmitSelfReport(of, true, at),
        new SessionCommand.Mute(by, of, MediaKind.AUDIO, at),
        new SessionCommand.Unmute(by, of, MediaKind.AUDIO, at));
  }

  private static List<SessionCommand> reported(Instant at) {
    ParticipantId of = ANA.id();
    return List.of(
        new SessionCommand.LoseConnection(of, C, at, at, at),
        new SessionCommand.ReportMediaUp(of, C, MediaKind.AUDIO, at, at),
        new SessionCommand.ReportMediaDown(of, C, MediaKind.AUDIO, at, at),
        new SessionCommand.ExpireSeats(Duration.ZERO, Duration.ZERO, at));
  }

  @Test
  void aSessionIsScheduledOnce() {
    given()
        .when(SCHEDULE)
        .then(
            new SessionScheduled(
                SESSION, ROOM, IN_TIME, local("17:00"), local("18:00"), CHICAGO, local("12:00")));
    given(scheduled()).when(SCHEDULE).thenNoChange();
  }

  @Test
  void nothingIsKnownOfASessionThatWasNotScheduled() {
    asked(EARLY).forEach(it -> given().when(it).thenRejected(Rejection.UNKNOWN_SESSION));
    given().when(arrive(ANA, IN_TIME)).thenRejected(Rejection.UNKNOWN_SESSION);
    given().when(new OpenDoors(Actor.CLOCK, EARLY)).thenRejected(Rejection.UNKNOWN_SESSION);
    given().when(new Leave(ANA.id(), EARLY)).thenRejected(Rejection.UNKNOWN_SESSION);
    given().when(new End(Actor.CLOCK, EARLY)).thenRejected(Rejection.UNKNOWN_SESSION);
    reported(EARLY).forEach(it -> given().when(it).thenNoChange());
  }

  @Test
  void nobodyIsHereBeforeTheDoorsOpen() {
    asked(EARLY).forEach(it -> given(scheduled()).when(it).thenRejected(Rejection.NOT_HERE));
    reported(EARLY).forEach(it -> given(scheduled()).when(it).thenNoChange());
    given(scheduled()).when(new Leave(ANA.id(), EARLY)).thenNoChange();
  }

  @Test
  void theClockOpensTheDoors() {
    given(scheduled())
        .when(new OpenDoors(Actor.CLOCK, IN_TIME))
        .then(new DoorsOpened(Actor.CLOCK, IN_TIME));
  }

  @Test
  void aPatientWhoIsTooEarlyIsToldSo() {
    given(scheduled()).when(arrive(ANA, EARLY)).thenRejected(Rejection.DOORS_CLOSED);
  }

  @Test
  void whoeverComesFirstInTimeOpensTheDoors() {
    given(scheduled()).when(arrive(ANA, IN_TIME)).then(arrived(ANA, Actor.CLOCK, IN_TIME));
  }

  @Test
  void aLeadOpensTheDoorsAtAnyTime() {
    SessionEvent[] three = arrived(DR_RIVERA, Actor.BOOKING, EARLY);
    given(scheduled())
        .when(arrive(DR_RIVERA, EARLY))
        .then(
            three[0],
            three[1],
            three[2],
            new ParticipantAdmitted(DR_RIVERA.id(), Actor.BOOKING, EARLY));
  }

  @Test
  void onlyTheClockEndsWhatNeverBegan() {
    Instant late = local("19:00");
    given(scheduled()).when(new End(Actor.CLOCK, late)).then(new SessionEnded(Actor.CLOCK, late));
    given(scheduled()).when(new End(Actor.of(BEN.id()), late)).thenRejected(Rejection.NOT_HERE);
  }

  @Test
  void theEndIsTheEnd() {
    SessionStory ended = SessionStory.inSession().at("18:00").ends(DR_RIVERA);
    Instant late = local("18:05");
    asked(late).forEach(it -> given(ended).when(it).thenRejected(Rejection.SESSION_ENDED));
    given(ended).when(arrive(ANA, late)).thenRejected(Rejection.SESSION_ENDED);
    given(ended).when(new OpenDoors(Actor.CLOCK, late)).thenRejected(Rejection.SESSION_ENDED);
    reported(late).forEach(it -> given(ended).when(it).thenNoChange());
    given(ended).when(new Leave(ANA.id(), late)).thenNoChange();
    given(ended).when(new End(Actor.CLOCK, late)).thenNoChange();
    given(ended).when(SCHEDULE).thenNoChange();
  }
}
