package org.homegroup.projection;

import java.time.Instant;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent.SessionEnded;

/// The sessions that have begun a ledger, and those that have ended ([OpenSessions],
/// [EndedSessions]).
public final class SessionLifecycles implements Projection<SessionLifecycles.Change> {

  public sealed interface Change {}

  public record Begun(SessionId sessionId, long position) implements Change {}

  public record Ended(SessionId sessionId, long position, Instant at) implements Change {}

  @Override
  public String name() {
    return "session-lifecycle";
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public List<Change> changes(JournalEntry entry) {
    if (entry.event() instanceof SessionEnded ended) {
      return List.of(new Ended(entry.sessionId(), entry.position(), ended.at()));
    }
    return entry.version() == 1
        ? List.of(new Begun(entry.sessionId(), entry.position()))
        : List.of();
  }
}
