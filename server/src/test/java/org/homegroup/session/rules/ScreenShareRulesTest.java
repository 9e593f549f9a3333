package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.MATEO;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Device;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.ChooseChair;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.ShareScreen;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ScreenShareBegan;
import org.homegroup.session.SessionEvent.ScreenShareEnded;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// Screen sharing by leads, and its end.
class ScreenShareRulesTest {

  private static final Instant AT = local("17:10");
  private static final SideRoomId ASIDE = new SideRoomId("s-aside");
  private static final ScreenShareEnded ENDED =
      new ScreenShareEnded(DR_RIVERA.id(), Actor.RULE, AT);

  private static ShareScreen share(TestPerson who, boolean on) {
    return new ShareScreen(who.id(), on, AT);
  }

  /// Dr. Rivera has shared a screen with the group since 17:05.
  private static SessionStory shared() {
    return inSession().at("17:05").run(new ShareScreen(DR_RIVERA.id(), true, local("17:05")));
  }

  private static TakeAside takeAside(TestPerson lead) {
    return new TakeAside(lead.id(), ANA.id(), ASIDE, Optional.empty(), false, AT);
  }

  private static boolean shares(SessionStory story, TestPerson who) {
    Open open = assertInstanceOf(Open.class, story.state());
    return open.seat(who.id()).orElseThrow().placement().screen().isPresent();
  }

  private static Set<ParticipantId> withAScreen(SessionStory story) {
    return MediaPlan.of(story.state()).get(MediaPlan.GROUP).grants().entrySet().stream()
        .filter(each -> each.getValue().screen())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<SessionEvent> decided(SessionStory story, SessionCommand command) {
    return assertInstanceOf(Decision.Accepted.class, SessionDecider.decide(story.state(), command))
        .events();
  }

  @Test
  void thePlanSaysWhoseVideoIsAScreen() {
    assertEquals(Set.of(DR_RIVERA.id()), withAScreen(shared()));
    assertEquals(Set.of(), withAScreen(shared().run(share(DR_RIVERA, false))));
  }

  @Test
  void aLeadShowsAScreenAndStops() {
    SessionStory story = inSession();
    given(story)
        .when(share(DR_RIVERA, true))
        .then(new ScreenShareBegan(DR_RIVERA.id(), story.connection(DR_RIVERA), AT));
    given(story).when(share(DR_RIVERA, false)).thenNoChange();
    given(shared()).when(share(DR_RIVERA, true)).thenNoChange();
    given(shared())
        .when(share(DR_RIVERA, false))
        .then(new ScreenShareEnded(DR_RIVERA.id(), Actor.of(DR_RIVERA.id()), AT));
  }

  @Test
  void nobodyElseDoes() {
    SessionStory story =
        inSession()
            .at("17:05")
            .arrives(LUCIA, MATEO, NIA)
            .admits(DR_RIVERA, LUCIA, MATEO, NIA)
            .run(new ChooseChair(DR_RIVERA.id(), BEN.id(), true, local("17:06")));
    for (TestPerson who : List.of(ANA, BEN, CHLOE, LUCIA, MATEO, NIA)) {
      given(story).when(share(who, true)).thenRejected(Rejection.NOT_LEADING);
      given(story).when(share(who, false)).thenRejected(Rejection.NOT_LEADING);
    }
    given(story).when(share(DEV, true)).thenRejected(Rejection.NOT_HERE);
  }

  @Test
  void whoIsMadeALeadMay() {
    SessionStory story =
        inSession()
            .at("17:05")
            .arrives(NIA)
            .admits(DR_RIVERA, NIA)
            .run(new GrantLead(DR_RIVERA.id(), NIA.id(), false, local("17:06")));
    given(story)
        .when(share(NIA, true))
        .then(new ScreenShareBegan(NIA.id(), story.connection(NIA), AT));
  }

  @Test
  void oneAtATimeInAPlace() {
    given(shared()).when(share(DR_OKAFOR, true)).thenRejected(Rejection.SCREEN_IN_USE);
    given(shared()).when(share(DR_OKAFOR, false)).thenNoChange();
    SessionStory apart = shared().at(AT).run(takeAside(DR_OKAFOR));
    given(apart)
        .when(share(DR_OKAFOR, true))
        .then(new ScreenShareBegan(DR_OKAFOR.id(), apart.connection(DR_OKAFOR), AT));
  }

  @Test
  void itIsOverWhereItsLeadIsNoLonger() {
    SessionStory apart = shared().at(AT).run(takeAside(DR_RIVERA));
    assertTrue(apart.events().contains(ENDED));
    List<SessionEvent> left = decided(shared(), new Leave(DR_RIVERA.id(), AT));
    assertEquals(ENDED, left.getFirst(), "while there is a seat");
    assertEquals(2, left.size());
  }

  @Test
  void othersWhoComeAndGoDoNotEndIt() {
    SessionStory story = shared().at(AT).run(takeAside(DR_OKAFOR)).leaves(BEN);
    assertTrue(shares(story, DR_RIVERA));
  }

  @Test
  void aConnectionThatDropsKeepsItAndTheSamePageGoesOn() {
    SessionStory lost = shared().at(AT).loses(DR_RIVERA, Duration.ofSeconds(10));
    assertTrue(shares(lost, DR_RIVERA));
    given(lost).when(share(DR_OKAFOR, true)).thenRejected(Rejection.SCREEN_IN_USE);
    assertTrue(shares(lost.at("17:10:05").comesBack(DR_RIVERA, Device.COMPUTER), DR_RIVERA));
  }

  @Test
  void anotherPageOfTheSamePersonEndsIt() {
    SessionStory takenOver = shared().at(AT).arrives(DR_RIVERA);
    assertTrue(takenOver.events().contains(ENDED));
    SessionStory back = shared().at(AT).loses(DR_RIVERA, Duration.ZERO).arrives(DR_RIVERA);
    assertTrue(back.events().contains(ENDED));
  }

  @Test
  void aGroupThatIsHeldSeesNoScreen() {
    SessionStory unsupervised =
        shared().at("17:09").loses(DR_OKAFOR, Duration.ZERO).loses(DR_RIVERA, Duration.ZERO);
    assertTrue(shares(unsupervised, DR_RIVERA));
    // Not by a lead whose connection is down.
    given(unsupervised).when(share(DR_OKAFOR, true)).thenRejected(Rejection.NOT_HERE);
    SessionStory held = unsupervised.at(AT).run(new Tick(SupervisionPolicy.DEFAULT, AT));
    assertTrue(held.events().contains(ENDED));
    given(held).when(share(DR_RIVERA, true)).thenRejected(Rejection.ON_HOLD);
  }

  @Test
  void theEndOfTheSessionEndsIt() {
    assertTrue(shared().at(AT).endsByClock().events().contains(ENDED));
    assertTrue(shared().at(AT).ends(DR_RIVERA).events().contains(ENDED));
  }
}
