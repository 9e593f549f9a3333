package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.CheckInId;
import org.homegroup.session.Actor;
import org.homegroup.session.CrisisStage;
import org.homegroup.session.MediaKind;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.Mute;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// A participant in danger, and the lead who goes to them.
class CrisisRulesTest extends CrisisStage {

  @Test
  void whoNeedsHelpSaysSoFromAnywhere() {
    for (TestPerson who : List.of(ANA, CHLOE)) {
      given(inSession())
          .when(raise(who, who, CRISIS, AT))
          .then(new CrisisRaised(CRISIS, who.id(), Actor.of(who.id()), AT));
    }
    given(split())
        .when(raise(BEN, BEN, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, BEN.id(), Actor.of(BEN.id()), AT));
    SessionStory held =
        inSession()
            .at("17:10")
            .loses(DR_OKAFOR, SILENT)
            .loses(DR_RIVERA, SILENT)
            .run(tick(local("17:11")));
    given(held)
        .when(raise(ANA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), Actor.of(ANA.id()), AT));
    given(inSession().at("17:10").takesBreak(DR_RIVERA))
        .when(raise(ANA, ANA, CRISIS, AT))
        .then(new CrisisRaised(CRISIS, ANA.id(), Actor.of(ANA.id()), AT));
  }

  @Test
  void sayingItTwiceIsOneCrisis() {
    given(raised(ANA)).when(raise(ANA, ANA, OTHER, AT)).thenNoChange();
    given(raised(ANA))
        .when(raise(BEN, BEN, OTHER, AT))
        .then(new CrisisRaised(OTHER, BEN.id(), Actor.of(BEN.id()), AT));
  }

  @Test
  void nobodyButALeadSaysItOfSomebodyElse() {
    given(inSession()).when(raise(BEN, ANA, CRISIS, AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession())
        .when(raise(DR_RIVERA, DR_RIVERA, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession())
        .when(raise(DR_RIVERA, DR_OKAFOR, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession().at("17:05").arrives(THEO))
        .when(raise(THEO, THEO, CRISIS, AT))
        .thenRejected(Rejection.NOT_IN_CARE);
    given(inSession()).when(raise(THEO, THEO, CRISIS, AT)).thenRejected(Rejection.NOT_HERE);
    given(inSession())
        .when(raise(DR_RIVERA, THEO, CRISIS, AT))
        .thenRejected(Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void aLeadGoesToThemInOneStepWhileTheOtherKeepsTheGroup() {
    given(raised(ANA)).when(answer(DR_RIVERA, AT)).then(riveraIsWithAna());
    Open open = (Open) together().state();
    assertTrue(open.supervised());
    assertTrue(Crises.isAttended(open, open.crises().of(CRISIS).orElseThrow()));
    assertEquals(
        Set.of(ANA.id(), DR_RIVERA.id()), MediaPlan.of(open).get(ROOM.value()).grants().keySet());
  }

  @Test
  void theFirstLeadGoesAndTheOtherStays() {
    given(together()).when(answer(DR_OKAFOR, AT)).thenNoChange();
    given(together()).when(answer(DR_RIVERA, AT)).thenNoChange();
    given(raised(ANA)).when(answer(ANA, AT)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(answer(DR_RIVERA, AT)).thenRejected(Rejection.ALREADY_OVER);
    given(raised(ANA).at(AT).loses(ANA, SILENT))
        .when(answer(DR_RIVERA, AT))
        .thenRejected(Rejection.NOT_CONNECTED);
    given(raised(ANA).at(AT).loses(DR_RIVERA, SILENT))
        .when(answer(DR_RIVERA, AT))
        .thenRejected(Rejection.NOT_CONNECTED);
  }

  @Test
  void aLeadWhoSeesItRaisesItAndIsThereInTheSameAppend() {
    given(inSession())
        .when(raise(DR_RIVERA, ANA, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, ANA.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            opened(),
            entered(ANA, false),
            entered(DR_RIVERA, false));
    given(raised(ANA)).when(raise(DR_RIVERA, ANA, OTHER, AT)).then(riveraIsWithAna());
  }

  @Test
  void whoWaitsIsLetInForItAndTheReasonIsOnRecord() {
    given(inSession())
        .when(raise(DR_RIVERA, CHLOE, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, CHLOE.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            new LocationOverridden(CHLOE.id(), OverrideReason.EMERGENCY, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            opened(),
            entered(CHLOE, true),
            entered(DR_RIVERA, false));
    var known = new CheckInId("c4ec0000-0000-4000-8000-000000000001");
    given(inSession().at("17:05").checksIn(CHLOE, known, true))
        .when(raise(DR_RIVERA, CHLOE, CRISIS, AT))
        .then(
            new CrisisRaised(CRISIS, CHLOE.id(), RIVERA, AT),
            new CrisisAnswered(CRISIS, RIVERA, AT),
            new ParticipantAdmitted(CHLOE.id(), RIVERA, AT),
            opened(),
            entered(CHLOE, true),
            entered(DR_RIVERA, false));
  }

  @Test
  void aLeadLeavesAnotherAsideForIt() {
    SessionStory aside =
        inSession()
            .at("17:10")
            .run(
                new TakeAside(
                    DR_RIVERA.id(), BEN.id(), FIRST, Optional.empty(), false, local("17:10")))
            .at(RAISED)
            .run(raise(ANA, ANA, CRISIS, RAISED));
    given(aside)
        .when(answer(DR_RIVERA, AT))
        .then(
            riveraIsWithAna(
                new SideRoomLeft(BEN.id(), FIRST, Actor.RULE, AT),
                new SideRoomClosed(FIRST, Actor.RULE, AT)));
  }

  @Test
  void whoNeedsHelpIsHeardWhateverWasBefore() {
    SessionStory muted =
        inSession()
            .run(new Mute(DR_RIVERA.id(), ANA.id(), MediaKind.AUDIO, local("17:10")))
            .at(RAISED)
            .run(raise(ANA, ANA, CRISIS, RAISED));
    given(muted)
        .when(answer(DR_RIVERA, AT))
        .then(riveraIsWithAna(new UnmutedByLead(ANA.id(), MediaKind.AUDIO, RIVERA, AT)));
  }

  @Test
  void theOnlyLeadMayGoAndTheClockHoldsTheGroup() {
    SessionStory alone = inSession().at("17:10").leaves(DR_OKAFOR);
    alone.at(RAISED).run(raise(DR_RIVERA, ANA, CRISIS, RAISED));
    Instant held = RAISED.plus(SupervisionPolicy.DEFAULT.holdAfter());
    given(alone).when(tick(held)).then(new HoldBegan(RAISED, Actor.CLOCK, held));
    MediaPlan plan = MediaPlan.of(alone.run(tick(held)).state()).get(ROOM.value());
    assertEquals(Set.of(), plan.grants().get(ANA.id()).muted());
  }
}
