package org.homegroup.session.rules;

import static org.homegroup.session.AgendaPartKind.BREAK;
import static org.homegroup.session.AgendaPartKind.CHECK_IN_ROUND;
import static org.homegroup.session.AgendaPartKind.CLOSING;
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
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.BeginPart;
import org.homegroup.session.SessionCommand.CallOn;
import org.homegroup.session.SessionCommand.ChooseChair;
import org.homegroup.session.SessionCommand.RaiseHand;
import org.homegroup.session.SessionCommand.Resume;
import org.homegroup.session.SessionCommand.WithdrawChair;
import org.homegroup.session.SessionEvent.AgendaPartBegun;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ChairChosen;
import org.homegroup.session.SessionEvent.ChairWithdrawn;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.state.GroupSession;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class AgendaRulesTest {

  private static final Instant AT = local("17:10");
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());
  private static final List<AgendaPartKind> AGENDA = List.of(CHECK_IN_ROUND, BREAK, CLOSING);

  private static BeginPart begin(TestPerson by, int number) {
    return new BeginPart(by.id(), number, AGENDA, AT);
  }

  private static ChooseChair choose(TestPerson by, TestPerson of) {
    return new ChooseChair(by.id(), of.id(), true, AT);
  }

  private static SessionStory chairedByAna() {
    return inSession().at("17:05").run(choose(DR_RIVERA, ANA));
  }

  private static Optional<ParticipantId> chair(SessionStory story) {
    return ((GroupSession.Open) story.state()).agenda().chair();
  }

  @Test
  void aLeadBeginsAPartInAnyOrder() {
    given(inSession()).when(begin(DR_RIVERA, 3)).then(new AgendaPartBegun(3, CLOSING, RIVERA, AT));
    SessionStory closing = inSession().run(begin(DR_RIVERA, 3));
    given(closing).when(begin(DR_OKAFOR, 3)).thenNoChange();
    given(closing)
        .when(begin(DR_OKAFOR, 1))
        .then(new AgendaPartBegun(1, CHECK_IN_ROUND, Actor.of(DR_OKAFOR.id()), AT));
  }

  @Test
  void theBreakOfTheAgendaIsABreak() {
    given(inSession())
        .when(begin(DR_RIVERA, 2))
        .then(new AgendaPartBegun(2, BREAK, RIVERA, AT), new BreakStarted(RIVERA, AT));
    SessionStory paused = inSession().at(AT).run(begin(DR_RIVERA, 2));
    given(paused)
        .when(begin(DR_RIVERA, 3))
        .then(new AgendaPartBegun(3, CLOSING, RIVERA, AT), new SessionResumed(RIVERA, AT));
    given(inSession().at(AT).takesBreak(DR_RIVERA))
        .when(begin(DR_RIVERA, 2))
        .then(new AgendaPartBegun(2, BREAK, RIVERA, AT));
    given(paused.resumes(DR_OKAFOR)).when(begin(DR_RIVERA, 2)).then(new BreakStarted(RIVERA, AT));
  }

  private static Resume resume(TestPerson by, AgendaPartKind... agenda) {
    return new Resume(by.id(), List.of(agenda), AT);
  }

  @Test
  void afterTheBreakOfTheAgendaComesTheNextPart() {
    SessionStory paused = inSession().at("17:05").run(begin(DR_RIVERA, 2));
    given(paused)
        .when(resume(DR_RIVERA, CHECK_IN_ROUND, BREAK, CLOSING))
        .then(new AgendaPartBegun(3, CLOSING, RIVERA, AT), new SessionResumed(RIVERA, AT));
    given(paused)
        .when(resume(DR_RIVERA, CHECK_IN_ROUND, BREAK, BREAK, CLOSING))
        .then(new AgendaPartBegun(4, CLOSING, RIVERA, AT), new SessionResumed(RIVERA, AT));
    given(paused)
        .when(resume(DR_RIVERA, CHECK_IN_ROUND, BREAK))
        .then(new SessionResumed(RIVERA, AT));
    given(paused).when(resume(ANA, CHECK_IN_ROUND, BREAK)).thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void afterABreakBesidesTheSamePartGoesOn() {
    SessionStory paused = inSession().at("17:05").run(begin(DR_RIVERA, 1)).takesBreak(DR_RIVERA);
    given(paused)
        .when(resume(DR_RIVERA, CHECK_IN_ROUND, BREAK, CLOSING))
        .then(new SessionResumed(RIVERA, AT));
    given(inSession().at("17:05").takesBreak(DR_RIVERA))
        .when(resume(DR_RIVERA, CHECK_IN_ROUND, BREAK, CLOSING))
        .then(new SessionResumed(RIVERA, AT));
  }

  @Test
  void aPartIsRefused() {
    given(inSession()).when(begin(ANA, 1)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(begin(DEV, 1)).thenRejected(Rejection.NOT_HERE);
    given(inSession()).when(begin(DR_RIVERA, 0)).thenRejected(Rejection.UNKNOWN_PART);
    given(inSession()).when(begin(DR_RIVERA, 4)).thenRejected(Rejection.UNKNOWN_PART);
    given(SessionStory.open().arrives(DR_RIVERA))
        .when(begin(DR_RIVERA, 1))
        .thenRejected(Rejection.NOT_STARTED);
  }

  @Test
  void aLeadChoosesTheChair() {
    given(inSession()).when(choose(DR_RIVERA, ANA)).then(new ChairChosen(ANA.id(), RIVERA, AT));
    given(chairedByAna()).when(choose(DR_RIVERA, ANA)).thenNoChange();
    given(chairedByAna())
        .when(choose(DR_RIVERA, BEN))
        .then(new ChairWithdrawn(ANA.id(), RIVERA, AT), new ChairChosen(BEN.id(), RIVERA, AT));
  }

  @Test
  void theChairIsRefused() {
    given(inSession())
        .when(new ChooseChair(DR_RIVERA.id(), ANA.id(), false, AT))
        .thenRejected(Rejection.NOT_A_PEER_SESSION);
    given(inSession()).when(choose(ANA, BEN)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(choose(DR_RIVERA, DR_OKAFOR)).thenRejected(Rejection.IS_A_LEAD);
    given(inSession()).when(choose(DR_RIVERA, CHLOE)).thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(choose(DR_RIVERA, DEV)).thenRejected(Rejection.UNKNOWN_PARTICIPANT);
    given(inSession().arrives(LUCIA).admits(DR_RIVERA, LUCIA))
        .when(choose(DR_RIVERA, LUCIA))
        .thenRejected(Rejection.MAY_NOT_CHAIR);
  }

  @Test
  void aLeadTakesTheChairBack() {
    given(chairedByAna())
        .when(new WithdrawChair(DR_OKAFOR.id(), AT))
        .then(new ChairWithdrawn(ANA.id(), Actor.of(DR_OKAFOR.id()), AT));
    given(inSession()).when(new WithdrawChair(DR_RIVERA.id(), AT)).thenNoChange();
    given(chairedByAna()).when(new WithdrawChair(BEN.id(), AT)).thenRejected(Rejection.NOT_LEADING);
  }

  @Test
  void whoeverIsNotInTheRoomHasNoChair() {
    assertEquals(Optional.of(ANA.id()), chair(chairedByAna()));
    assertEquals(Optional.empty(), chair(chairedByAna().leaves(ANA)));
    assertEquals(Optional.empty(), chair(chairedByAna().returns(DR_RIVERA, ANA)));
    assertEquals(Optional.of(ANA.id()), chair(chairedByAna().leaves(BEN)));
  }

  @Test
  void theChairCallsOnPeople() {
    SessionStory raised = chairedByAna().run(new RaiseHand(BEN.id(), local("17:06")));
    given(raised)
        .when(new CallOn(ANA.id(), BEN.id(), AT))
        .then(new HandLowered(BEN.id(), Actor.of(ANA.id()), AT));
    given(chairedByAna()).when(new CallOn(ANA.id(), BEN.id(), AT)).thenNoChange();
    given(raised)
        .when(new CallOn(DR_RIVERA.id(), BEN.id(), AT))
        .then(new HandLowered(BEN.id(), RIVERA, AT));
  }

  @Test
  void callingOnSomebodyIsRefused() {
    given(inSession())
        .when(new CallOn(ANA.id(), BEN.id(), AT))
        .thenRejected(Rejection.NOT_CHAIRING);
    given(inSession()).when(new CallOn(DEV.id(), BEN.id(), AT)).thenRejected(Rejection.NOT_HERE);
    given(chairedByAna())
        .when(new CallOn(ANA.id(), CHLOE.id(), AT))
        .thenRejected(Rejection.NOT_IN_ROOM);
    given(chairedByAna())
        .when(new CallOn(ANA.id(), DEV.id(), AT))
        .thenRejected(Rejection.UNKNOWN_PARTICIPANT);
  }

  /// The chair reads and calls on people, and has no other right.
  @Test
  void theChairHasNoOtherRight() {
    List<SessionCommand> ofLeads =
        List.of(
            new SessionCommand.Admit(ANA.id(), CHLOE.id(), Optional.empty(), false, AT),
            new SessionCommand.AdmitAll(ANA.id(), false, AT),
            new SessionCommand.Decline(ANA.id(), CHLOE.id(), AT),
            new SessionCommand.Remove(ANA.id(), BEN.id(), AT),
            new SessionCommand.ReturnToWaiting(ANA.id(), BEN.id(), AT),
            new SessionCommand.Mute(ANA.id(), BEN.id(), MediaKind.AUDIO, AT),
            new SessionCommand.LowerHand(ANA.id(), BEN.id(), AT),
            new SessionCommand.LockDoor(ANA.id(), AT),
            new SessionCommand.TakeBreak(ANA.id(), AT),
            new SessionCommand.End(Actor.of(ANA.id()), AT),
            choose(ANA, BEN),
            begin(ANA, 1));
    for (SessionCommand command : ofLeads) {
      given(chairedByAna()).when(command).thenRejected(Rejection.NOT_LEADING);
    }
  }
}
