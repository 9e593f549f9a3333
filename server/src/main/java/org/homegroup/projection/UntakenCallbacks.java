package org.homegroup.projection;

import java.time.Instant;
import java.util.List;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;

/// Telephone callbacks that are due and that nobody has taken; what remains at the end of the
/// session was left ([LeftCallbacks]). A test compares it with the rules of the session.
public final class UntakenCallbacks implements Projection<UntakenCallbacks.Change> {

  public sealed interface Change {}

  /// At most one of a crisis; a later one replaces it.
  public record Due(LeftCallback callback) implements Change {}

  /// Taken, or no longer needed.
  public record Settled(SessionId sessionId, CrisisId crisisId) implements Change {}

  /// The end of a session: callbacks that are still due in it were left.
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
      case TelephoneCallbackDue it ->
          List.of(
              new Due(
                  new LeftCallback(
                      session, it.crisisId(), it.participantId(), it.at(), it.dueAt())));
      case TelephoneCallbackTaken it -> List.of(new Settled(session, it.crisisId()));
      case TelephoneCallbackOver it -> List.of(new Settled(session, it.crisisId()));
      case CrisisClosed it -> List.of(new Settled(session, it.crisisId()));
      case SessionEnded it -> List.of(new Left(session, it.at()));
      default -> List.of();
    };
  }
}
