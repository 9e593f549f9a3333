package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.session.Actor;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.Admit;
import org.homegroup.session.SessionCommand.AdmitAll;
import org.homegroup.session.SessionCommand.ReceiveCheckIn;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class CheckInRulesTest {

  static final CheckInId FIRST = new CheckInId("c4ec1a00-0000-4000-8000-000000000001");
  private static final CheckInId SECOND = new CheckInId("c4ec1a00-0000-4000-8000-000000000002");
  private static final Instant AT = local("17:10");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  private static ReceiveCheckIn answers(TestPerson who, CheckInId id) {
    return new ReceiveCheckIn(who.personId(), id, "commitment", true, AT);
  }

  private static CheckInReceived received(TestPerson who, CheckInId id) {
    return new CheckInReceived(who.id(), id, "commitment", true, AT);
  }

  private static Admit admit(TestPerson who) {
    return new Admit(DR_RIVERA.id(), who.id(), Optional.empty(), true, AT);
  }

  private static Admit admit(TestPerson who, OverrideReason reason) {
    return new Admit(DR_RIVERA.id(), who.id(), Optional.of(reason), true, AT);
  }

  private static ParticipantAdmitted admitted(TestPerson who) {
    return new ParticipantAdmitted(who.id(), RIVERA, AT);
  }

  @Test
  void aPatientAnswersWhileWaitingOrInTheRoomAndTheNewestCounts() {
    given(inSession()).when(answers(CHLOE, FIRST)).then(received(CHLOE, FIRST));
    given(inSession()).when(answers(ANA, FIRST)).then(received(ANA, FIRST));
    SessionStory once = inSession().at("17:05").checksIn(CHLOE, FIRST, true);
    given(once).when(answers(CHLOE, FIRST)).thenNoChange();
    given(once).when(answers(CHLOE, SECOND)).then(received(CHLOE, SECOND));
    given(once.checksIn(CHLOE, SECOND, false))
        .when(admit(CHLOE))
        .thenRejected(Rejection.LOCATION_UNCONFIRMED);
  }

  @Test
  void whoHasNoSeatOrIsNoPatientIsNotAsked() {
    given(inSession()).when(answers(DEV, FIRST)).thenRejected(Rejection.NOT_HERE);
    given(inSession()).when(answers(DR_RIVERA, FIRST)).thenRejected(Rejection.NOT_A_PATIENT);
    given(inSession().at("17:05").arrives(LUCIA))
        .when(answers(LUCIA, FIRST))
        .thenRejected(Rejection.NOT_A_PATIENT);
  }

  @Test
  void aPatientIsAdmittedWithAConfirmedLocation() {
    given(inSession()).when(admit(CHLOE)).thenRejected(Rejection.LOCATION_UNCONFIRMED);
    given(inSession().at("17:05").checksIn(CHLOE, FIRST, true))
        .when(admit(CHLOE))
        .then(admitted(CHLOE));
    given(inSession().at("17:05").checksIn(CHLOE, FIRST, false))
        .when(admit(CHLOE))
        .thenRejected(Rejection.LOCATION_UNCONFIRMED);
  }

  @Test
  void orWithAReasonThatIsRecordedWhereItWasNeeded() {
    var reason = OverrideReason.CONFIRMED_BY_PHONE;
    given(inSession())
        .when(admit(CHLOE, reason))
        .then(new LocationOverridden(CHLOE.id(), reason, RIVERA, AT), admitted(CHLOE));
    given(inSession().at("17:05").checksIn(CHLOE, FIRST, true))
        .when(admit(CHLOE, reason))
        .then(admitted(CHLOE));
    given(inSession()).when(admit(ANA, reason)).thenNoChange();
  }

  @Test
  void relativesAreNotAskedWhereTheyAre() {
    given(inSession().at("17:05").arrives(LUCIA)).when(admit(LUCIA)).then(admitted(LUCIA));
  }

  @Test
  void admitAllLeavesOutWhoHasNotConfirmed() {
    var all = new AdmitAll(DR_RIVERA.id(), true, AT);
    given(inSession()).when(all).thenNoChange();
    given(inSession().at("17:05").arrives(DEV).checksIn(DEV, FIRST, true))
        .when(all)
        .then(admitted(DEV));
  }

  /// The emergency admitted the patient to a lead, at once. The group requires the usual rule.
  @Test
  void anEmergencyIsAReasonForThatMomentOnly() {
    SessionStory helped =
        inSession()
            .at("17:02")
            .run(
                new Admit(
                    DR_RIVERA.id(),
                    CHLOE.id(),
                    Optional.of(OverrideReason.EMERGENCY),
                    true,
                    local("17:02")))
            .returns(DR_RIVERA, CHLOE);
    given(helped).when(admit(CHLOE)).thenRejected(Rejection.LOCATION_UNCONFIRMED);
    given(helped).when(new AdmitAll(DR_RIVERA.id(), true, AT)).thenNoChange();
    given(helped)
        .when(admit(CHLOE, OverrideReason.KNOWN_TO_LEAD))
        .then(
            new LocationOverridden(CHLOE.id(), OverrideReason.KNOWN_TO_LEAD, RIVERA, AT),
            admitted(CHLOE));
    given(helped.checksIn(CHLOE, FIRST, true)).when(admit(CHLOE)).then(admitted(CHLOE));
  }

  @Test
  void whoWasLetInOnceIsNotAskedAgainInThisSession() {
    SessionStory back =
        inSession()
            .at("17:02")
            .run(
                new Admit(
                    DR_RIVERA.id(),
                    CHLOE.id(),
                    Optional.of(OverrideReason.KNOWN_TO_LEAD),
                    true,
                    local("17:02")))
            .returns(DR_RIVERA, CHLOE);
    given(back).when(admit(CHLOE)).then(admitted(CHLOE));
    SessionStory confirmed =
        inSession()
            .at("17:01")
            .checksIn(CHLOE, FIRST, true)
            .loses(CHLOE, Duration.ZERO)
            .at("17:05")
            .expires()
            .arrives(CHLOE);
    given(confirmed).when(admit(CHLOE)).then(admitted(CHLOE));
  }
}
