package org.homegroup.signaling.story;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionId;

/// One node's way to a journal that outlives it: after the node's crash it writes nothing.
final class FadingJournal implements Journal {

  private final Journal journal;
  private volatile boolean crashed;

  FadingJournal(Journal journal) {
    this.journal = journal;
  }

  void crash() {
    crashed = true;
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    return crashed
        ? Future.failedFuture(new JournalUnavailable("the node has crashed"))
        : journal.append(sessionId, expectedVersion, events);
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
  public Future<List<SessionId>> openSessions() {
    return journal.openSessions();
  }

  @Override
  public Future<List<SessionId>> callBacksSince(Instant since) {
    return journal.callBacksSince(since);
  }

  @Override
  public Subscription subscribe(Consumer<List<JournalEntry>> consumer) {
    return journal.subscribe(consumer);
  }
}
