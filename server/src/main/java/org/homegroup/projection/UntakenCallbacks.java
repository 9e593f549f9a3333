package org.homegroup.projection;

import java.time.Instant;
import java.util.List;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent.CallBackDue;
import org.homegroup.session.SessionEvent.CallBackOver;
import org.homegroup.session.SessionEvent.CallBackTaken;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.SessionEnded;

/// Telephone callbacks that are due and that nobody has taken; what remains at the end of the
/// session was left ([LeftCallbacks]). A test compares it with the rules of the session.
public final class UntakenCallbacks implements Projection<UntakenCallbacks.Change> {

  public sealed interface Change {}

  /// At most one of a crisis; a later one replaces it.
  public record Due(LeftCallback callback) implements Change {}

  /// Taken, or no longer needed.
  public record Settled(SessionId sessionId, CrisisId crisisId) implements Change {}

  /// What is still due in the session stays so.
  public record Left(SessionId sessionId, Instant endedAt) implements Change {}

  @Override
  public String name() {
    return "untaken-callback";
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public List<Change> changes(JournalEntry entry) {
    SessionId session = entry.sessionId();
    return switch (entry.event()) {
      case CallBackDue it ->
          List.of(
              new Due(
                  new LeftCallback(
                      session, it.crisisId(), it.participantId(), it.at(), it.dueAt())));
      case CallBackTaken it -> List.of(new Settled(session, it.crisisId()));
      case CallBackOver it -> List.of(new Settled(session, it.crisisId()));
      case CrisisClosed it -> List.of(new Settled(session, it.crisisId()));
      case SessionEnded it -> List.of(new Left(session, it.at()));
      default -> List.of();
    };
  }
}
