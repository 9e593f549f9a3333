package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.homegroup.testing.SessionStory.open;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.Actor;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.session.SessionCommand.HandOverLead;
import org.homegroup.session.SessionCommand.Resume;
import org.homegroup.session.SessionCommand.Start;
import org.homegroup.session.SessionCommand.TakeBreak;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.LeadHandedOver;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class LeadingRulesTest {

  private static final Instant AT = local("17:10");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());
  private static final Start START = new Start(DR_RIVERA.id(), AT);
  private static final TakeBreak BREAK = new TakeBreak(DR_RIVERA.id(), AT);
  private static final Resume RESUME = new Resume(DR_RIVERA.id(), AT);

  private static SessionStory notStarted() {
    return open().at("16:50").arrives(DR_RIVERA);
  }

  private static SessionStory withStaff() {
    return inSession().at("17:05").arrives(NIA, THEO).admits(DR_RIVERA, NIA, THEO);
  }

  @Test
  void aLeadStarts() {
    given(notStarted()).when(START).then(new SessionStarted(RIVERA, AT));
    given(inSession()).when(START).thenNoChange();
    given(inSession().at("17:05").takesBreak(DR_RIVERA)).when(START).thenNoChange();
  }

  @Test
  void breaksComeAndGo() {
    given(inSession()).when(BREAK).then(new BreakStarted(RIVERA, AT));
    given(inSession()).when(RESUME).thenNoChange();
    SessionStory onBreak = inSession().at("17:05").takesBreak(DR_RIVERA);
    given(onBreak).when(BREAK).thenNoChange();
    given(onBreak).when(RESUME).then(new SessionResumed(RIVERA, AT));
    given(notStarted()).when(BREAK).thenRejected(Rejection.NOT_STARTED);
    given(notStarted()).when(RESUME).thenRejected(Rejection.NOT_STARTED);
  }

  @Test
  void theEndVacatesEverySeatAtItsLastProofOfLife() {
    SessionStory story =
        open()
            .at("16:50")
            .arrives(DR_RIVERA, ANA, BEN)
            .admits(DR_RIVERA, ANA)
            .at("17:05:10")
            .loses(ANA, Duration.ofSeconds(10));
    for (Actor by : List.of(RIVERA, Actor.CLOCK)) {
      given(story)
          .when(new End(by, AT))
          .then(
              left(DR_RIVERA, by, AT),
              left(ANA, by, local("17:05")),
              left(BEN, by, AT),
              new SessionEnded(by, AT));
    }
  }

  private static ParticipantLeft left(TestPerson who, Actor by, Instant lastSeenAt) {
    return new ParticipantLeft(who.id(), LeaveReason.SESSION_ENDED, by, lastSeenAt, AT);
  }

  @Test
  void onlyALeadOrTheClockEnds() {
    given(inSession()).when(new End(Actor.of(ANA.id()), AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(new End(Actor.of(DEV.id()), AT)).thenRejected(Rejection.NOT_HERE);
    given(inSession()).when(new End(Actor.BOOKING, AT)).thenRejected(Rejection.NOT_HERE);
    given(inSession().at("17:05").ends(DR_RIVERA)).when(new End(RIVERA, AT)).thenNoChange();
  }

  @Test
  void theLeadIsGivenToStaffWhoMayLead() {
    given(withStaff()).when(grant(NIA)).then(new LeadGranted(NIA.id(), RIVERA, AT));
    given(withStaff()).when(grant(DR_OKAFOR)).thenNoChange();
    given(withStaff()).when(grant(THEO)).thenRejected(Rejection.MAY_NOT_LEAD);
    given(withStaff()).when(grant(ANA)).thenRejected(Rejection.MAY_NOT_LEAD);
    given(withStaff()).when(grant(DEV)).thenRejected(Rejection.UNKNOWN_PARTICIPANT);
    given(withStaff().returns(DR_RIVERA, NIA)).when(grant(NIA)).thenRejected(Rejection.NOT_IN_ROOM);
  }

  @Test
  void aPatientNeverLeadsWhateverTheStaffRecordSays() {
    var patientAndStaff = new TestPerson(DEV.personId(), DEV.id(), DEV.name(), Role.PATIENT, true);
    given(inSession().at("17:05").arrives(patientAndStaff).admits(DR_RIVERA, patientAndStaff))
        .when(grant(patientAndStaff))
        .thenRejected(Rejection.MAY_NOT_LEAD);
  }

  private static GrantLead grant(TestPerson to) {
    return new GrantLead(DR_RIVERA.id(), to.id(), false, AT);
  }

  @Test
  void theLeadIsHandedOverToAnotherLead() {
    given(inSession())
        .when(handOver(DR_OKAFOR))
        .then(new LeadHandedOver(DR_RIVERA.id(), DR_OKAFOR.id(), AT));
    given(inSession()).when(handOver(DR_RIVERA)).thenNoChange();
    given(inSession()).when(handOver(ANA)).thenRejected(Rejection.MAY_NOT_LEAD);
    given(inSession()).when(handOver(DEV)).thenRejected(Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void theLeadIsNotHandedToSomebodyWhoseConnectionIsDown() {
    given(inSession().at("17:05").loses(DR_OKAFOR, Duration.ZERO))
        .when(handOver(DR_OKAFOR))
        .thenRejected(Rejection.NOT_IN_ROOM);
  }

  @Test
  void whenTheOneWhoLedHasLeftTheLeadIsTakenFromTheOneWhoAsks() {
    given(inSession().at("17:05").leaves(DR_RIVERA))
        .when(new HandOverLead(DR_OKAFOR.id(), DR_OKAFOR.id(), AT))
        .then(new LeadHandedOver(DR_OKAFOR.id(), DR_OKAFOR.id(), AT));
  }

  private static HandOverLead handOver(TestPerson to) {
    return new HandOverLead(DR_RIVERA.id(), to.id(), AT);
  }

  @Test
  void onlyALeadLeads() {
    for (TestPerson by : List.of(ANA, CHLOE, DEV)) {
      Rejection why = by == DEV ? Rejection.NOT_HERE : Rejection.NOT_LEADING;
      given(inSession()).when(new Start(by.id(), AT)).thenRejected(why);
      given(inSession()).when(new TakeBreak(by.id(), AT)).thenRejected(why);
      given(inSession()).when(new Resume(by.id(), AT)).thenRejected(why);
      given(inSession()).when(new GrantLead(by.id(), ANA.id(), false, AT)).thenRejected(why);
      given(inSession()).when(new HandOverLead(by.id(), ANA.id(), AT)).thenRejected(why);
    }
  }
}
