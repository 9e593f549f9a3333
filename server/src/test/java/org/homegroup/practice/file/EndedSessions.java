package org.homegroup.practice.file;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CommittedCheckIn;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent;

/// A journal that knows one thing: which sessions were ended.
public final class EndedSessions implements Journal {

  public final Set<SessionId> ended = new HashSet<>();

  @Override
  public Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion) {
    var event = new SessionEvent.SessionEnded(Actor.CLOCK, Instant.EPOCH);
    var entry = new JournalEntry(1, sessionId, 1, event, Instant.EPOCH);
    return Future.succeededFuture(ended.contains(sessionId) ? List.of(entry) : List.of());
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<JournalEntry>> readAll(long afterPosition, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<SessionId>> openSessions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<SessionId>> telephoneCallbacksSince(Instant since) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<CommittedCheckIn>> checkInsOf(Set<PersonId> people, Instant since) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription subscribe(Consumer<List<JournalEntry>> consumer) {
    throw new UnsupportedOperationException();
  }
}
