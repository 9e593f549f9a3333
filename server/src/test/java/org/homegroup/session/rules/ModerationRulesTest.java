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

import java.time.Duration;
import java.time.Instant;
import org.homegroup.session.Actor;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.LowerHand;
import org.homegroup.session.SessionCommand.Mute;
import org.homegroup.session.SessionCommand.RaiseHand;
import org.homegroup.session.SessionCommand.SubmitSelfReport;
import org.homegroup.session.SessionCommand.Unmute;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.MutedByLead;
import org.homegroup.session.SessionEvent.SelfReported;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class ModerationRulesTest {

  private static final Instant AT = local("17:10");
  private static final MediaKind AUDIO = MediaKind.AUDIO;
  private static final Actor RIVERA = Actor.of(DR_RIVERA.id());

  private static SessionStory handUp() {
    return inSession().at("17:05").run(new RaiseHand(ANA.id(), local("17:05")));
  }

  private static Mute mute(TestPerson by, TestPerson of) {
    return new Mute(by.id(), of.id(), AUDIO, AT);
  }

  private static Unmute unmute(TestPerson by, TestPerson of) {
    return new Unmute(by.id(), of.id(), AUDIO, AT);
  }

  @Test
  void whoeverIsInTheRoomRaisesAHand() {
    given(inSession()).when(new RaiseHand(ANA.id(), AT)).then(new HandRaised(ANA.id(), AT));
    given(handUp()).when(new RaiseHand(ANA.id(), AT)).thenNoChange();
    given(inSession()).when(new RaiseHand(CHLOE.id(), AT)).thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(new RaiseHand(DEV.id(), AT)).thenRejected(Rejection.NOT_HERE);
  }

  @Test
  void theOwnHandIsLowered() {
    var lower = new LowerHand(ANA.id(), ANA.id(), AT);
    given(handUp()).when(lower).then(new HandLowered(ANA.id(), Actor.of(ANA.id()), AT));
    given(inSession()).when(lower).thenNoChange();
    given(inSession())
        .when(new LowerHand(CHLOE.id(), CHLOE.id(), AT))
        .thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(new LowerHand(DEV.id(), DEV.id(), AT)).thenRejected(Rejection.NOT_HERE);
  }

  @Test
  void aLeadLowersAnothersHand() {
    given(handUp())
        .when(new LowerHand(DR_RIVERA.id(), ANA.id(), AT))
        .then(new HandLowered(ANA.id(), RIVERA, AT));
    given(inSession()).when(new LowerHand(DR_RIVERA.id(), ANA.id(), AT)).thenNoChange();
    given(handUp()).when(new LowerHand(BEN.id(), ANA.id(), AT)).thenRejected(Rejection.NOT_LEADING);
    given(handUp()).when(new LowerHand(DEV.id(), ANA.id(), AT)).thenRejected(Rejection.NOT_HERE);
    given(handUp())
        .when(new LowerHand(DR_RIVERA.id(), DEV.id(), AT))
        .thenRejected(Rejection.UNKNOWN_PARTICIPANT);
  }

  @Test
  void aLeadMutesAndLiftsIt() {
    given(inSession())
        .when(mute(DR_RIVERA, ANA))
        .then(new MutedByLead(ANA.id(), AUDIO, RIVERA, AT));
    given(inSession()).when(unmute(DR_RIVERA, ANA)).thenNoChange();
    SessionStory muted = inSession().at("17:05").run(mute(DR_RIVERA, ANA));
    given(muted).when(mute(DR_OKAFOR, ANA)).thenNoChange();
    given(muted)
        .when(unmute(DR_OKAFOR, ANA))
        .then(new UnmutedByLead(ANA.id(), AUDIO, Actor.of(DR_OKAFOR.id()), AT));
  }

  @Test
  void aMuteOutlivesTheConnection() {
    SessionStory back =
        inSession().at("17:05").run(mute(DR_RIVERA, ANA)).arrives(ANA).returns(DR_RIVERA, ANA);
    given(back.admits(DR_RIVERA, ANA)).when(mute(DR_RIVERA, ANA)).thenNoChange();
  }

  private static SubmitSelfReport here(TestPerson who, boolean hearing, String at) {
    return new SubmitSelfReport(who.id(), hearing, local(at));
  }

  @Test
  void whoeverIsNotReceivedSaysThatTheyAreThere() {
    SessionStory story = inSession();
    given(story)
        .when(here(ANA, true, "17:10"))
        .then(new SelfReported(ANA.id(), story.connection(ANA), true, AT));
    given(inSession()).when(here(CHLOE, true, "17:10")).thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(here(DEV, true, "17:10")).thenRejected(Rejection.NOT_HERE);
    given(inSession().at("17:09").loses(ANA, Duration.ofSeconds(10)))
        .when(here(ANA, true, "17:10"))
        .thenRejected(Rejection.NOT_HERE);
  }

  @Test
  void mediaIsTheBetterProof() {
    given(inSession().at("17:09").audioUp(ANA)).when(here(ANA, true, "17:10")).thenNoChange();
  }

  @Test
  void theSameAnswerIsWrittenDownOnceAMinute() {
    SessionStory said = inSession().at("17:10").run(here(ANA, true, "17:10"));
    var again = new SelfReported(ANA.id(), said.connection(ANA), true, local("17:11"));
    given(said).when(here(ANA, true, "17:10:59.999")).thenNoChange();
    given(said).when(here(ANA, true, "17:11")).then(again);
    given(said)
        .when(here(ANA, false, "17:10:05"))
        .then(new SelfReported(ANA.id(), said.connection(ANA), false, local("17:10:05")));
  }

  @Test
  void muteIsRefused() {
    given(inSession()).when(mute(DR_RIVERA, DR_OKAFOR)).thenRejected(Rejection.IS_A_LEAD);
    given(inSession()).when(mute(DR_RIVERA, CHLOE)).thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(mute(DR_RIVERA, DEV)).thenRejected(Rejection.UNKNOWN_PARTICIPANT);
    given(inSession()).when(mute(ANA, BEN)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(mute(DEV, BEN)).thenRejected(Rejection.NOT_HERE);
    given(inSession()).when(unmute(DR_RIVERA, DR_OKAFOR)).thenRejected(Rejection.IS_A_LEAD);
    given(inSession()).when(unmute(DR_RIVERA, CHLOE)).thenRejected(Rejection.NOT_IN_ROOM);
    given(inSession()).when(unmute(DR_RIVERA, DEV)).thenRejected(Rejection.UNKNOWN_PARTICIPANT);
    given(inSession()).when(unmute(ANA, BEN)).thenRejected(Rejection.NOT_LEADING);
    given(inSession()).when(unmute(DEV, BEN)).thenRejected(Rejection.NOT_HERE);
  }
}
