package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.SessionId;

/// Something that somebody has to see to. Nothing clinical is in it: names and answers are looked
/// up by who may see them.
///
/// @param participantId whom it is about, by their seat; empty for what concerns the whole group
/// @param personId whose answers raised it; told to the leads of that session only
/// @param dueAt by when somebody should have taken it
/// @param taken by the first who said "I do it"
/// @param kept on record until somebody says that it is done; anything else is over by itself
public record Task(
    TaskId taskId,
    Kind kind,
    UUID organisationId,
    SessionId sessionId,
    Optional<ParticipantId> participantId,
    Optional<PersonId> personId,
    Instant raisedAt,
    Optional<Instant> dueAt,
    Optional<Taken> taken,
    boolean kept) {

  public enum Kind {
    /// Nobody leads a group.
    LEADERLESS,
    /// Somebody said that they need help now.
    HELP_NEEDED,
    /// The line of somebody who needs help dropped.
    CALL_BACK,
    /// Answers at the door say that somebody should be spoken to today.
    RELAPSE_SIGN
  }

  public record Taken(PersonId by, Instant at) {}

  public Task takenBy(PersonId person, Instant at) {
    return with(Optional.of(new Taken(person, at)), kept);
  }

  /// The same, to stay until somebody says that it is done.
  Task asKept() {
    return with(taken, true);
  }

  private Task with(Optional<Taken> newTaken, boolean newKept) {
    return new Task(
        taskId,
        kind,
        organisationId,
        sessionId,
        participantId,
        personId,
        raisedAt,
        dueAt,
        newTaken,
        newKept);
  }

  /// Somebody's answers at the door show an early sign of relapse.
  static Task relapseSign(UUID organisationId, SessionId sessionId, PersonId person, Instant at) {
    return new Task(
        TaskId.of(Kind.RELAPSE_SIGN, sessionId, person.value()),
        Kind.RELAPSE_SIGN,
        organisationId,
        sessionId,
        Optional.empty(),
        Optional.of(person),
        at,
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
