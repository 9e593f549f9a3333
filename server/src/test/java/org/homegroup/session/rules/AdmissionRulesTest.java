package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.open;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.Actor;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.Admit;
import org.homegroup.session.SessionCommand.AdmitAll;
import org.homegroup.session.SessionCommand.Decline;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.LockDoor;
import org.homegroup.session.SessionCommand.OpenDoors;
import org.homegroup.session.SessionCommand.Remove;
import org.homegroup.session.SessionCommand.ReturnToWaiting;
import org.homegroup.session.SessionCommand.UnlockDoor;
import org.homegroup.session.SessionEvent.DoorLocked;
import org.homegroup.session.SessionEvent.DoorUnlocked;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Leads lock the door, admit, decline, return and remove.
class AdmissionRulesTest {

  private static final Instant AT = local("17:10");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  private static Admit admit(TestPerson by, TestPerson who) {
    return new Admit(by.id(), who.id(), Optional.empty(), false, AT);
  }

  private static ParticipantLeft left(TestPerson who, LeaveReason why, Actor by) {
    return new ParticipantLeft(who.id(), why, by, AT, AT);
  }

  /// Expects a rejection in a session in which nothing else has happened.
  private static void refused(SessionCommand command, Rejection why) {
    given(inSession()).when(command).thenRejected(why);
  }

  @Test
  void doorsOpenOnce() {
    given(open()).when(new OpenDoors(Actor.CLOCK, AT)).thenNoChange();
    given(open())
        .when(
            new SessionCommand.ScheduleSession(
                SessionStory.SESSION, SessionStory.ROOM, AT, AT, AT, SessionStory.CHICAGO, AT))
        .thenNoChange();
  }

  @Test
  void aLeadLocksAndUnlocks() {
    var lock = new LockDoor(DR_RIVERA.id(), AT);
    var unlock = new UnlockDoor(DR_RIVERA.id(), AT);
    given(inSession()).when(lock).then(new DoorLocked(RIVERA, AT));
    given(inSession()).when(unlock).thenNoChange();
    SessionStory locked = inSession().at("17:05").run(lock);
    given(locked).when(lock).thenNoChange();
    given(locked).when(unlock).then(new DoorUnlocked(RIVERA, AT));
  }

  @Test
  void aLeadAdmits() {
    var admit = admit(DR_RIVERA, CHLOE);
    given(inSession()).when(admit).then(new ParticipantAdmitted(CHLOE.id(), RIVERA, AT));
    given(inSession()).when(admit(DR_RIVERA, ANA)).thenNoChange();
    refused(admit(DR_RIVERA, DEV), Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void admitAllTakesWhoIsWaitingAndConnected() {
    var all = new AdmitAll(DR_RIVERA.id(), false, AT);
    SessionStory two = inSession().at("17:05").arrives(DEV).loses(CHLOE, Duration.ZERO);
    given(two).when(all).then(new ParticipantAdmitted(DEV.id(), RIVERA, AT));
    given(two.admits(DR_RIVERA, DEV, CHLOE)).when(all).thenNoChange();
    // Relatives and others are admitted one by one.
    given(two.arrives(LUCIA)).when(all).thenNoChange();
  }

  @Test
  void aLeadDeclinesWhoWaits() {
    var decline = new Decline(DR_RIVERA.id(), CHLOE.id(), AT);
    given(inSession()).when(decline).then(left(CHLOE, LeaveReason.DECLINED, RIVERA));
    given(inSession().at("17:05").declines(DR_RIVERA, CHLOE)).when(decline).thenNoChange();
    refused(new Decline(DR_RIVERA.id(), ANA.id(), AT), Rejection.NOT_WAITING);
    refused(new Decline(DR_RIVERA.id(), DEV.id(), AT), Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void aLeadSendsSomebodyBackToWait() {
    var back = new ReturnToWaiting(DR_RIVERA.id(), ANA.id(), AT);
    given(inSession()).when(back).then(new ParticipantReturnedToWaiting(ANA.id(), RIVERA, AT));
    given(inSession()).when(new ReturnToWaiting(DR_RIVERA.id(), CHLOE.id(), AT)).thenNoChange();
    refused(new ReturnToWaiting(DR_RIVERA.id(), DR_OKAFOR.id(), AT), Rejection.IS_A_LEAD);
    refused(new ReturnToWaiting(DR_RIVERA.id(), DEV.id(), AT), Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void aLeadRemoves() {
    var remove = new Remove(DR_RIVERA.id(), BEN.id(), AT);
    given(inSession()).when(remove).then(left(BEN, LeaveReason.REMOVED, RIVERA));
    given(inSession().at("17:05").removes(DR_RIVERA, BEN)).when(remove).thenNoChange();
    refused(new Remove(DR_RIVERA.id(), DR_OKAFOR.id(), AT), Rejection.IS_A_LEAD);
    refused(new Remove(DR_RIVERA.id(), DEV.id(), AT), Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void whoeverIsRemovedWhileTheConnectionIsDownWasLastThereBeforeIt() {
    given(inSession().at("17:05:10").loses(BEN, Duration.ofSeconds(10)))
        .when(new Remove(DR_RIVERA.id(), BEN.id(), AT))
        .then(new ParticipantLeft(BEN.id(), LeaveReason.REMOVED, RIVERA, local("17:05"), AT));
  }

  @Test
  void anyoneLeaves() {
    var leave = new Leave(ANA.id(), AT);
    given(inSession()).when(leave).then(left(ANA, LeaveReason.LEFT, Actor.of(ANA.id())));
    given(inSession().at("17:05").leaves(ANA)).when(leave).thenNoChange();
    refused(new Leave(DEV.id(), AT), Rejection.NOT_HERE);
  }

  @Test
  void onlyALeadWhoIsHereKeepsTheDoor() {
    for (TestPerson by : new TestPerson[] {ANA, CHLOE, DEV}) {
      Rejection why = by == DEV ? Rejection.NOT_HERE : Rejection.NOT_LEADING;
      refused(new LockDoor(by.id(), AT), why);
      refused(new UnlockDoor(by.id(), AT), why);
      refused(admit(by, CHLOE), why);
      refused(new AdmitAll(by.id(), false, AT), why);
      refused(new Decline(by.id(), CHLOE.id(), AT), why);
      refused(new ReturnToWaiting(by.id(), BEN.id(), AT), why);
      refused(new Remove(by.id(), BEN.id(), AT), why);
    }
  }
}
