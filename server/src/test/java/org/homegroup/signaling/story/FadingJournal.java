package org.homegroup.signaling.story;

import io.vertx.core.Future;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.journal.PassingJournal;
import org.homegroup.session.SessionEvent;

/// One node's way to a journal that outlives it: after the node's crash it writes nothing.
final class FadingJournal extends PassingJournal {

  private volatile boolean crashed;

  FadingJournal(Journal journal) {
    super(journal);
  }

  void crash() {
    crashed = true;
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    return crashed
        ? Future.failedFuture(new JournalUnavailable("the node has crashed"))
        : super.append(sessionId, expectedVersion, events);
  }
}
