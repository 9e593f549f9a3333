package org.homegroup.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.homegroup.id.SessionId;
import org.homegroup.session.SessionEvent;

/// Passes everything on to another journal. What a test wants otherwise, it overrides.
public abstract class PassingJournal implements Journal {

  protected final Journal journal;

  protected PassingJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    return journal.append(sessionId, expectedVersion, events);
  }

  @Override
  public Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion) {
    return journal.read(sessionId, afterVersion);
  }

  @Override
  public Future<List<JournalEntry>> readAll(long afterPosition, int limit) {
    return journal.readAll(afterPosition, limit);
  }

  @Override
  public Subscription subscribe(Consumer<List<JournalEntry>> consumer) {
    return journal.subscribe(consumer);
  }
}
