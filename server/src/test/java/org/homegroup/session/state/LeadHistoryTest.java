package org.homegroup.session.state;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.inSession;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

class LeadHistoryTest {

  @Test
  void whoLedIsKnownAlsoWhenTheyHaveLeftAndTheSessionIsOver() {
    SessionStory story = inSession().arrives(NIA, THEO).admits(DR_RIVERA, NIA, THEO);
    assertEquals(List.of(DR_RIVERA, DR_OKAFOR), led(story));
    story.run(new GrantLead(DR_RIVERA.id(), NIA.id(), false, story.now()));
    List<TestPerson> three = List.of(DR_RIVERA, DR_OKAFOR, NIA);
    assertEquals(three, led(story));
    assertEquals(three, led(story.leaves(DR_OKAFOR).leaves(NIA)));
    assertEquals(three, led(story.at("18:30").endsByClock()));
  }

  private static List<TestPerson> led(SessionStory story) {
    return Stream.of(DR_RIVERA, DR_OKAFOR, NIA, THEO, ANA, CHLOE)
        .filter(one -> LeadHistory.led(story.events(), one.personId()))
        .toList();
  }
}
