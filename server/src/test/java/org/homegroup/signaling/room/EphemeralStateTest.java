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

/// The state of a room that is not in the ledger.
class EphemeralStateTest {

  @Test
  void somebodyWhoLeftAndCameBackInOneCommitHasNotGone() {
    SessionStory story = SessionStory.open().arrives(DR_RIVERA, ANA);
    var ephemeral = new EphemeralState();
    Open before = (Open) story.state();
    int known = story.events().size();
    ephemeral.committed(new Commit(story.state(), before, story.events(), known));
    story.leaves(ANA).arrives(ANA);
    Open after = (Open) story.state();
    var events = story.events();
    ephemeral.committed(
        new Commit(before, after, events.subList(known, events.size()), events.size()));

    assertEquals(List.of(), ephemeral.gone(story.now()));
    Seat lead = after.seat(DR_RIVERA.id()).orElseThrow();
    ephemeral.queueSeen(lead.connectionId().orElseThrow(), events.size());
    assertTrue(ephemeral.seen(after, after.seat(ANA.id()).orElseThrow()));
  }

  @Test
  void whatComesStandsForTheSwitchesUntilTheyAreKnown() {
    var ephemeral = new EphemeralState();
    assertTrue(ephemeral.comes(ANA.id(), MediaKind.VIDEO, true));
    assertEquals(new View.Kinds(false, true), ephemeral.sending(ANA.id()));
    assertTrue(ephemeral.comes(ANA.id(), MediaKind.AUDIO, true));
    assertTrue(ephemeral.comes(ANA.id(), MediaKind.AUDIO, false));
    assertFalse(ephemeral.sending(ANA.id(), new View.Kinds(false, true)));
    assertFalse(ephemeral.comes(ANA.id(), MediaKind.VIDEO, false));
    assertEquals(new View.Kinds(false, true), ephemeral.sending(ANA.id()));
  }
}
