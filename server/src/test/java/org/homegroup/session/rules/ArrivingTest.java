package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.open;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.Arrive;
import org.homegroup.session.SessionCommand.LockDoor;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Arrivals: for the first time, after a dropped connection, and after leaving.
class ArrivingTest {

  private static final Instant AT = local("17:10");
  private static final ConnectionId NEW = new ConnectionId("c-new");

  private static Arrive arrive(TestPerson who) {
    return arrive(who, who.id(), NEW, Optional.empty(), Optional.empty());
  }

  /// The page that had that connection, which was last heard then.
  private static Arrive again(TestPerson who, ConnectionId former, Instant lastSeenAt) {
    return arrive(who, who.id(), NEW, Optional.of(former), Optional.of(lastSeenAt));
  }

  private static Arrive arrive(
      TestPerson who,
      ParticipantId id,
      ConnectionId connection,
      Optional<ConnectionId> former,
      Optional<Instant> lastSeenAt) {
    return new Arrive(
        who.personId(),
        who.role(),
        who.mayLead(),
        false,
        id,
        connection,
        former,
        Device.PHONE,
        lastSeenAt,
        AT);
  }

  private static ParticipantArrived arrived(TestPerson who) {
    return new ParticipantArrived(who.id(), who.personId(), who.role(), who.mayLead(), AT);
  }

  private static ConnectionUp up(TestPerson who) {
    return new ConnectionUp(who.id(), NEW, Device.PHONE, AT);
  }

  @Test
  void aPatientArrivesInTheWaitingRoom() {
    given(open()).when(arrive(ANA)).then(arrived(ANA), up(ANA));
  }

  @Test
  void aLeadWalksIn() {
    given(open())
        .when(arrive(DR_OKAFOR))
        .then(
            arrived(DR_OKAFOR),
            up(DR_OKAFOR),
            new ParticipantAdmitted(DR_OKAFOR.id(), Actor.BOOKING, AT));
  }

  @Test
  void whoeverLostTheConnectionComesBackToTheirSeat() {
    given(inSession().at("17:05").loses(ANA, Duration.ZERO)).when(arrive(ANA)).then(up(ANA));
  }

  @Test
  void anotherDeviceTakesTheSeatOver() {
    SessionStory story = inSession();
    given(story)
        .when(arrive(ANA))
        .then(new ConnectionTakenOver(ANA.id(), story.connection(ANA), NEW, Device.PHONE, AT, AT));
  }

  @Test
  void aConnectionThatWasLostWithoutAnybodyNoticingEndsAtItsLastProofOfLife() {
    SessionStory story = inSession();
    Instant silentSince = AT.minusSeconds(8);
    given(story)
        .when(arrive(ANA, ANA.id(), NEW, Optional.empty(), Optional.of(silentSince)))
        .then(
            new ConnectionTakenOver(
                ANA.id(), story.connection(ANA), NEW, Device.PHONE, silentSince, AT));
  }

  @Test
  void aPageThatComesBackGetsItsConnectionBack() {
    SessionStory story = inSession();
    ConnectionId own = story.connection(ANA);
    given(story.at("17:05").loses(ANA, Duration.ZERO))
        .when(again(ANA, own, AT))
        .then(new ConnectionUp(ANA.id(), own, Device.PHONE, AT));
  }

  @Test
  void aPageThatComesBackUnnoticedEndsTheOldConnectionAtItsLastProofOfLife() {
    SessionStory story = inSession();
    ConnectionId own = story.connection(ANA);
    Instant silentSince = AT.minusSeconds(2);
    given(story)
        .when(again(ANA, own, silentSince))
        .then(
            new ConnectionLost(ANA.id(), own, silentSince, AT),
            new ConnectionUp(ANA.id(), own, Device.PHONE, AT));
  }

  @Test
  void aConnectionDoesNotComeUpTwiceInOneMoment() {
    SessionStory story = inSession();
    ConnectionId own = story.connection(ANA);
    given(story.at("17:05").loses(ANA, Duration.ZERO).at(AT).comesBack(ANA, Device.PHONE))
        .when(again(ANA, own, AT))
        .then(new ConnectionTakenOver(ANA.id(), own, NEW, Device.PHONE, AT, AT));
  }

  @Test
  void aConnectionIsGivenBackToItsOwnSeatOnly() {
    SessionStory story = inSession();
    ConnectionId bens = story.connection(BEN);
    given(story.at("17:05").loses(ANA, Duration.ZERO).loses(BEN, Duration.ZERO))
        .when(again(ANA, bens, AT))
        .then(up(ANA));
  }

  @Test
  void aConnectionThatWasTakenOverIsNotGivenBack() {
    SessionStory story = inSession();
    ConnectionId first = story.connection(ANA);
    story.at("17:05").arrives(ANA);
    given(story)
        .when(again(ANA, first, AT))
        .then(new ConnectionTakenOver(ANA.id(), story.connection(ANA), NEW, Device.PHONE, AT, AT));
    given(story.at("17:06").loses(ANA, Duration.ZERO)).when(again(ANA, first, AT)).then(up(ANA));
  }

  @Test
  void aConnectionEndsWithTheSeat() {
    SessionStory story = inSession();
    ConnectionId own = story.connection(ANA);
    given(story.at("17:05").leaves(ANA)).when(again(ANA, own, AT)).then(arrived(ANA), up(ANA));
  }

  @Test
  void theSameConnectionArrivesOnce() {
    SessionStory story = inSession();
    given(story)
        .when(arrive(ANA, ANA.id(), story.connection(ANA), Optional.empty(), Optional.empty()))
        .thenNoChange();
  }

  @Test
  void whoeverLeftReturnsWithTheOldIdAndWaitsAgain() {
    given(inSession().at("17:05").leaves(ANA))
        .when(arrive(ANA, new ParticipantId("p-fresh"), NEW, Optional.empty(), Optional.empty()))
        .then(arrived(ANA), up(ANA));
  }

  @Test
  void whoeverWasGivenTheLeadReturnsAsALead() {
    SessionStory story =
        inSession().at("17:01").arrives(People.NIA).admits(DR_RIVERA, People.NIA).at("17:02");
    story
        .run(new SessionCommand.GrantLead(DR_RIVERA.id(), People.NIA.id(), false, story.now()))
        .leaves(People.NIA);
    given(story)
        .when(arrive(People.NIA))
        .then(
            new ParticipantArrived(People.NIA.id(), People.NIA.personId(), Role.LEAD, true, AT),
            up(People.NIA),
            new ParticipantAdmitted(People.NIA.id(), Actor.BOOKING, AT));
  }

  @Test
  void whoeverWasDeclinedMayAskAgain() {
    given(inSession().at("17:05").declines(DR_RIVERA, CHLOE))
        .when(arrive(CHLOE))
        .then(arrived(CHLOE), up(CHLOE));
  }

  @Test
  void whoeverWasRemovedStaysOut() {
    given(inSession().at("17:05").removes(DR_RIVERA, BEN))
        .when(arrive(BEN))
        .thenRejected(Rejection.REMOVED_BEFORE);
  }

  @Test
  void aLockedDoorKeepsNewcomersOutButNeitherLeadsNorSeats() {
    SessionStory locked = inSession().at("17:05").loses(DR_OKAFOR, Duration.ZERO);
    locked.loses(ANA, Duration.ZERO).run(new LockDoor(DR_RIVERA.id(), locked.now()));
    given(locked).when(arrive(DEV)).thenRejected(Rejection.DOOR_LOCKED);
    given(locked).when(arrive(ANA)).then(up(ANA));
    given(locked).when(arrive(DR_OKAFOR)).then(up(DR_OKAFOR));
    given(locked.leaves(DR_OKAFOR))
        .when(arrive(DR_OKAFOR))
        .then(
            arrived(DR_OKAFOR),
            up(DR_OKAFOR),
            new ParticipantAdmitted(DR_OKAFOR.id(), Actor.BOOKING, AT));
  }

  @Test
  void aFullHouseKeepsPatientsOutButNoLead() {
    SessionStory full = open().at("16:50");
    for (int i = 0; i < AdmissionRules.MOST_SEATS; i++) {
      full.arrives(People.patientNamed(1000 + i, "Somebody"));
    }
    given(full).when(arrive(ANA)).thenRejected(Rejection.SESSION_FULL);
    given(full)
        .when(arrive(DR_RIVERA))
        .then(
            arrived(DR_RIVERA),
            up(DR_RIVERA),
            new ParticipantAdmitted(DR_RIVERA.id(), Actor.BOOKING, AT));
  }
}
