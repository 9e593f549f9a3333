package org.homegroup.session.rules;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.ChatPolicy;
import org.homegroup.session.ChatTo;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.rules.ChatRules.Choice;
import org.homegroup.session.rules.ChatRules.Decision;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class ChatRulesTest {

  private static final ChatPolicy LEADS_ONLY = new ChatPolicy(false, false);
  private static final ChatPolicy OPEN = new ChatPolicy(true, false);
  private static final ChatPolicy PRIVATE = new ChatPolicy(false, true);

  private static void reaches(
      SessionStory story, TestPerson from, ChatTo to, ChatPolicy policy, TestPerson... readers) {
    Set<ParticipantId> ids = Arrays.stream(readers).map(TestPerson::id).collect(Collectors.toSet());
    assertEquals(new Decision.Reaches(ids), ChatRules.decide(story.state(), from.id(), to, policy));
  }

  private static void refused(
      SessionStory story, TestPerson from, ChatTo to, ChatPolicy policy, Rejection why) {
    assertEquals(new Decision.Refused(why), ChatRules.decide(story.state(), from.id(), to, policy));
  }

  @Test
  void aPatientWritesToTheLeadsWhoAllReadIt() {
    reaches(inSession(), ANA, ChatTo.LEADS, LEADS_ONLY, ANA, DR_RIVERA, DR_OKAFOR);
    reaches(inSession(), ANA, ChatTo.LEADS, OPEN, ANA, DR_RIVERA, DR_OKAFOR);
  }

  @Test
  void whenNoLeadIsThereNothingIsSentToTheLeads() {
    SessionStory alone =
        inSession().loses(DR_RIVERA, Duration.ZERO).loses(DR_OKAFOR, Duration.ZERO);
    refused(alone, ANA, ChatTo.LEADS, OPEN, Rejection.NOBODY_READS_IT);
    reaches(alone, DR_RIVERA, ChatTo.LEADS, OPEN, DR_RIVERA, DR_OKAFOR);
  }

  @Test
  void whatIsSaidStaysInItsPlace() {
    SessionStory apart =
        inSession()
            .run(
                new SessionCommand.TakeAside(
                    DR_OKAFOR.id(), ANA.id(), new SideRoomId("s-1"), SessionStory.local("17:10")));
    reaches(apart, ANA, ChatTo.GROUP, OPEN, ANA, DR_OKAFOR);
    reaches(apart, DR_OKAFOR, ChatTo.GROUP, OPEN, ANA, DR_OKAFOR);
    reaches(apart, BEN, ChatTo.GROUP, OPEN, BEN, DR_RIVERA);
    refused(apart, BEN, ChatTo.of(ANA.id()), PRIVATE, Rejection.ELSEWHERE);
    refused(apart, DR_RIVERA, ChatTo.of(ANA.id()), OPEN, Rejection.ELSEWHERE);
    // The leads are one audience, wherever they are.
    reaches(apart, DR_RIVERA, ChatTo.LEADS, OPEN, DR_RIVERA, DR_OKAFOR);
    reaches(apart, BEN, ChatTo.LEADS, OPEN, BEN, DR_RIVERA, DR_OKAFOR);
  }

  @Test
  void whileTheGroupIsHeldItsChatIsToo() {
    SessionStory held =
        inSession()
            .at("17:10")
            .loses(DR_RIVERA, Duration.ZERO)
            .loses(DR_OKAFOR, Duration.ZERO)
            .run(
                new SessionCommand.Tick(SupervisionPolicy.DEFAULT, SessionStory.local("17:10:03")));
    refused(held, ANA, ChatTo.GROUP, OPEN, Rejection.ON_HOLD);
    refused(held, ANA, ChatTo.LEADS, OPEN, Rejection.ON_HOLD);
    refused(held, ANA, ChatTo.of(BEN.id()), PRIVATE, Rejection.ON_HOLD);
  }

  @Test
  void theLeadsChannelIsTheirsAlone() {
    reaches(inSession(), DR_RIVERA, ChatTo.LEADS, LEADS_ONLY, DR_RIVERA, DR_OKAFOR);
  }

  @Test
  void thePolicySaysWhetherAPatientWritesToTheGroup() {
    reaches(inSession(), ANA, ChatTo.GROUP, OPEN, ANA, BEN, DR_RIVERA, DR_OKAFOR);
    refused(inSession(), ANA, ChatTo.GROUP, LEADS_ONLY, Rejection.CHAT_NOT_ALLOWED);
    reaches(inSession(), DR_RIVERA, ChatTo.GROUP, LEADS_ONLY, ANA, BEN, DR_RIVERA, DR_OKAFOR);
  }

  @Test
  void thePolicySaysWhetherPatientsWriteToOneAnother() {
    reaches(inSession(), ANA, ChatTo.of(BEN.id()), PRIVATE, ANA, BEN);
    refused(inSession(), ANA, ChatTo.of(BEN.id()), OPEN, Rejection.CHAT_NOT_ALLOWED);
    refused(inSession(), ANA, ChatTo.of(CHLOE.id()), LEADS_ONLY, Rejection.CHAT_NOT_ALLOWED);
  }

  @Test
  void whatIsForOneLeadIsForAll() {
    refused(inSession(), ANA, ChatTo.of(DR_RIVERA.id()), PRIVATE, Rejection.CHAT_NOT_ALLOWED);
  }

  @Test
  void aLeadWritesToOneWhoIsThere() {
    reaches(inSession(), DR_RIVERA, ChatTo.of(ANA.id()), LEADS_ONLY, DR_RIVERA, ANA);
    reaches(inSession(), DR_RIVERA, ChatTo.of(DR_OKAFOR.id()), LEADS_ONLY, DR_RIVERA, DR_OKAFOR);
    refused(inSession(), DR_RIVERA, ChatTo.of(CHLOE.id()), LEADS_ONLY, Rejection.NOT_IN_ROOM);
    refused(inSession(), DR_RIVERA, ChatTo.of(DEV.id()), LEADS_ONLY, Rejection.UNKNOWN_PARTICIPANT);
    refused(
        inSession().loses(ANA, Duration.ZERO),
        DR_RIVERA,
        ChatTo.of(ANA.id()),
        LEADS_ONLY,
        Rejection.NOBODY_READS_IT);
  }

  @Test
  void whoeverIsNotInTheRoomWritesToNobody() {
    refused(inSession(), CHLOE, ChatTo.LEADS, OPEN, Rejection.NOT_IN_ROOM);
    refused(inSession(), DEV, ChatTo.GROUP, OPEN, Rejection.NOT_HERE);
    refused(SessionStory.scheduled(), ANA, ChatTo.GROUP, OPEN, Rejection.NOT_HERE);
    refused(inSession().ends(DR_RIVERA), ANA, ChatTo.GROUP, OPEN, Rejection.SESSION_ENDED);
  }

  @Test
  void theScreenOffersWhatTheRulesAllow() {
    assertEquals(Set.of(Choice.LEADS), ChatRules.choices(false, LEADS_ONLY));
    assertEquals(Set.of(Choice.LEADS, Choice.GROUP), ChatRules.choices(false, OPEN));
    assertEquals(Set.of(Choice.LEADS, Choice.ONE), ChatRules.choices(false, PRIVATE));
    assertEquals(Set.of(Choice.values()), ChatRules.choices(true, LEADS_ONLY));
  }
}
