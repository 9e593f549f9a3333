package org.homegroup.signaling.room;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homegroup.session.MediaKind;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.View;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// What is known of a gathering beside the ledger.
class EphemeralStateTest {

  @Test
  void somebodyWhoLeftAndCameBackInOneCommitHasNotGone() {
    SessionStory story = SessionStory.open().arrives(DR_RIVERA, ANA);
    var moment = new EphemeralState();
    Open before = (Open) story.state();
    int known = story.events().size();
    moment.after(new Commit(story.state(), before, story.events(), known));
    story.leaves(ANA).arrives(ANA);
    Open after = (Open) story.state();
    var events = story.events();
    moment.after(new Commit(before, after, events.subList(known, events.size()), events.size()));

    assertEquals(List.of(), moment.gone(story.now()));
    Seat lead = after.seat(DR_RIVERA.id()).orElseThrow();
    moment.queueSeen(lead.connectionId().orElseThrow(), events.size());
    assertTrue(moment.seen(after, after.seat(ANA.id()).orElseThrow()));
  }

  @Test
  void whatComesStandsForTheSwitchesUntilTheyAreKnown() {
    var moment = new EphemeralState();
    assertTrue(moment.comes(ANA.id(), MediaKind.VIDEO, true));
    assertEquals(new View.Kinds(false, true), moment.sending(ANA.id()));
    assertTrue(moment.comes(ANA.id(), MediaKind.AUDIO, true));
    assertTrue(moment.comes(ANA.id(), MediaKind.AUDIO, false));
    assertFalse(moment.sending(ANA.id(), new View.Kinds(false, true)));
    assertFalse(moment.comes(ANA.id(), MediaKind.VIDEO, false));
    assertEquals(new View.Kinds(false, true), moment.sending(ANA.id()));
  }
}
