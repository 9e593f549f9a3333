package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.ConnectionId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.Arrive;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Nia's staff record says that she supervises: she enters unasked and may appoint a lead,
/// including herself, also when nobody leads.
class SupervisorRulesTest {

  private static final Instant AT = local("17:10");
  private static final ConnectionId C = new ConnectionId("c-nia");

  private static Arrive comes(TestPerson who, boolean supervises) {
    return new Arrive(
        who.personId(),
        who.role(),
        who.mayLead(),
        supervises,
        who.id(),
        C,
        Optional.empty(),
        Device.COMPUTER,
        Optional.empty(),
        AT);
  }

  private static SessionEvent[] walksIn(TestPerson who) {
    return new SessionEvent[] {
      new ParticipantArrived(who.id(), who.personId(), who.role(), who.mayLead(), AT),
      new ConnectionUp(who.id(), C, Device.COMPUTER, AT),
      new ParticipantAdmitted(who.id(), Actor.BOOKING, AT)
    };
  }

  private static SessionStory withNia() {
    return inSession().at("17:05").run(comes(NIA, true));
  }

  @Test
  void aSupervisorWalksInThroughALockedDoorAndAlsoWhenNobodyLeads() {
    given(inSession()).when(comes(NIA, true)).then(walksIn(NIA));
    given(inSession().run(new SessionCommand.LockDoor(DR_RIVERA.id(), AT)))
        .when(comes(NIA, true))
        .then(walksIn(NIA));
  }

  @Test
  void otherStaffWait() {
    given(inSession())
        .when(comes(NIA, false))
        .then(
            new ParticipantArrived(NIA.id(), NIA.personId(), NIA.role(), NIA.mayLead(), AT),
            new ConnectionUp(NIA.id(), C, Device.COMPUTER, AT));
    given(inSession().run(new SessionCommand.LockDoor(DR_RIVERA.id(), AT)))
        .when(comes(NIA, false))
        .thenRejected(Rejection.DOOR_LOCKED);
  }

  @Test
  void aSupervisorMakesThemselfOrAnotherLead() {
    Actor nia = Actor.of(NIA.id());
    given(withNia())
        .when(new GrantLead(NIA.id(), NIA.id(), true, AT))
        .then(new LeadGranted(NIA.id(), nia, AT));
    given(withNia()).when(new GrantLead(NIA.id(), DR_RIVERA.id(), true, AT)).thenNoChange();
  }

  @Test
  void theStaffRecordStillDecidesWhoMayLead() {
    given(withNia().arrives(THEO).admits(DR_RIVERA, THEO))
        .when(new GrantLead(NIA.id(), THEO.id(), true, AT))
        .thenRejected(Rejection.MAY_NOT_LEAD);
    given(withNia())
        .when(new GrantLead(NIA.id(), ANA.id(), true, AT))
        .thenRejected(Rejection.MAY_NOT_LEAD);
  }

  @Test
  void withoutTheRecordAndFromOutsideItIsRefused() {
    given(withNia())
        .when(new GrantLead(NIA.id(), NIA.id(), false, AT))
        .thenRejected(Rejection.NOT_LEADING);
    given(inSession())
        .when(new GrantLead(NIA.id(), NIA.id(), true, AT))
        .thenRejected(Rejection.NOT_HERE);
    given(withNia().returns(DR_RIVERA, NIA))
        .when(new GrantLead(NIA.id(), NIA.id(), true, AT))
        .thenRejected(Rejection.NOT_IN_ROOM);
  }
}
