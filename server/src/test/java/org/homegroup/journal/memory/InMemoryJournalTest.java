package org.homegroup.journal.memory;

import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.raised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalContract;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest extends JournalContract {

  private final InMemoryJournal journal = new InMemoryJournal();
  private final SessionId session = SessionId.random();

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journal otherNode() {
    return journal;
  }

  @Test
  void failsOnceWhenTold() throws Exception {
    journal.failNextAppend();
    assertInstanceOf(
        JournalUnavailable.class, failure(journal.append(session, 0, List.of(SCHEDULED))));
    assertEquals(1, await(journal.append(session, 0, List.of(SCHEDULED))).size());
  }

  @Test
  void losesAnAnswerWhenTold() throws Exception {
    journal.loseNextAnswer();
    assertInstanceOf(
        JournalUnavailable.class, failure(journal.append(session, 0, List.of(SCHEDULED))));
    assertEquals(1, await(journal.read(session, 0)).size());
  }

  @Test
  void isOvertakenWhenTold() throws Exception {
    journal.overtakeNextAppend(session, List.of(raised(1)));
    assertConflict(journal.append(session, 0, List.of(raised(2))));
    assertEquals(raised(1), await(journal.read(session, 0)).getFirst().event());
    assertEquals(1, await(journal.append(session, 1, List.of(raised(2)))).size());
  }

  @Test
  void holdsAppendsUntilTheyAreReleased() throws Exception {
    journal.holdAppends();
    Future<List<JournalEntry>> held = journal.append(session, 0, List.of(SCHEDULED));
    assertFalse(held.isComplete());
    assertEquals(1, journal.heldAppends());
    assertEquals(List.of(), await(journal.read(session, 0)));
    journal.releaseAppends();
    assertEquals(1, await(held).size());
  }
}
