package org.homegroup.projection;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.SessionEnded;

/// Check-ins by the person who answered ([CommittedCheckIns]). A check-in names its seat only, so
/// the model also keeps whose seat it is, until the session ends.
public final class CheckInsByPerson implements Projection<CheckInsByPerson.Change> {

  public sealed interface Change {}

  public record Seated(SessionId sessionId, ParticipantId participantId, PersonId personId)
      implements Change {}

  /// Of the person on that seat; of no one if the arrival could not be read.
  public record Received(long position, SessionId sessionId, CheckInReceived event)
      implements Change {}

  /// The session's seats are no longer needed.
  public record SeatsGone(SessionId sessionId) implements Change {}

  @Override
  public String name() {
    return "check-ins-by-person";
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public List<Change> changes(JournalEntry entry) {
    return switch (entry.event()) {
      case ParticipantArrived it ->
          List.of(new Seated(entry.sessionId(), it.participantId(), it.personId()));
      case CheckInReceived it -> List.of(new Received(entry.position(), entry.sessionId(), it));
      case SessionEnded _ -> List.of(new SeatsGone(entry.sessionId()));
      default -> List.of();
    };
  }
}
