package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.Actor;
import org.homegroup.session.CrisisStage;
import org.homegroup.session.Device;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.TakeTelephoneCallback;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// A participant in danger whose connection drops must be telephoned.
class TelephoneCallbackTest extends CrisisStage {

  private static final Actor OKAFOR = Actor.of(DR_OKAFOR.id());

  @Test
  void whoseConnectionDropsMeanwhileIsToBeCalled() {
    given(together().at(AT).loses(ANA, SILENT))
        .when(tick(AT))
        .then(new TelephoneCallbackDue(CRISIS, ANA.id(), AT.plus(Duration.ofMinutes(2)), AT));
    given(raised(CHLOE).at(AT).leaves(CHLOE))
        .when(tick(AT))
        .then(new TelephoneCallbackDue(CRISIS, CHLOE.id(), AT.plus(Duration.ofMinutes(2)), AT));
    given(lost()).when(tick(AT.plusSeconds(1))).thenNoChange();
    given(together()).when(tick(AT)).thenNoChange();
    given(inSession().at(AT).loses(ANA, SILENT)).when(tick(AT)).thenNoChange();
    given(together().run(close(DR_RIVERA)).at(AT).loses(ANA, SILENT)).when(tick(AT)).thenNoChange();
  }

  @Test
  void aLeadRaisesItForWhoseConnectionIsDown() {
    SessionStory down = inSession().at(RAISED).loses(ANA, SILENT);
    given(down)
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT));
    given(down.run(raise(DR_RIVERA, ANA, CRISIS, RAISED)))
        .when(tick(AT))
        .then(new TelephoneCallbackDue(CRISIS, ANA.id(), AT.plus(Duration.ofMinutes(2)), AT));
  }

  /// A participant says something alarming and hangs up.
  @Test
  void aLeadRaisesItForWhoHasLeft() {
    SessionStory gone = inSession().at(RAISED).leaves(ANA);
    given(gone)
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT));
    SessionStory raised = gone.run(raise(DR_RIVERA, ANA, CRISIS, RAISED));
    given(raised).when(raise(DR_OKAFOR, ANA, OTHER, AT)).thenNoChange();
    given(raised)
        .when(tick(AT))
        .then(new TelephoneCallbackDue(CRISIS, ANA.id(), AT.plus(Duration.ofMinutes(2)), AT));
    given(raised).when(close(DR_OKAFOR)).then(new CrisisClosed(CRISIS, OKAFOR, AT));
    given(inSession().at(RAISED).removes(DR_RIVERA, ANA))
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT));

    given(gone).when(raise(BEN, ANA, CRISIS, AT)).thenRejected(Rejection.NOT_LEADING);
    given(gone).when(raise(ANA, ANA, OTHER, AT)).thenRejected(Rejection.NOT_HERE);
    given(inSession().at(RAISED).leaves(DR_OKAFOR))
        .when(raise(DR_RIVERA, DR_OKAFOR, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
  }

  @Test
  void oneOfThemCalls() {
    var rivera = new TakeTelephoneCallback(CRISIS, DR_RIVERA.personId(), RIVERA, AT);
    given(lost())
        .when(rivera)
        .then(new TelephoneCallbackTaken(CRISIS, DR_RIVERA.personId(), RIVERA, AT));
    given(lost().run(rivera)).when(rivera).thenNoChange();
    given(lost().run(rivera))
        .when(new TakeTelephoneCallback(CRISIS, DR_OKAFOR.personId(), Actor.of(DR_OKAFOR.id()), AT))
        .thenRejected(Rejection.ALREADY_TAKEN);
    given(lost())
        .when(new TakeTelephoneCallback(CRISIS, DR_ADLER.personId(), Actor.ON_CALL, AT))
        .then(new TelephoneCallbackTaken(CRISIS, DR_ADLER.personId(), Actor.ON_CALL, AT));
    given(lost())
        .when(new TakeTelephoneCallback(CRISIS, BEN.personId(), Actor.of(BEN.id()), AT))
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
        List.of(new TelephoneCallbackOver(CRISIS, Actor.of(ANA.id()), back)),
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
    assertTrue(open.crises().of(CRISIS).orElseThrow().telephoneCallback().isPresent());
    gone.at(late.plusSeconds(5)).arrives(ANA);
    assertTrue(
        ((Open) gone.state()).crises().of(CRISIS).orElseThrow().telephoneCallback().isEmpty());
  }
}
