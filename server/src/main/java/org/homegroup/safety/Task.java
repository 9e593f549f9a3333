package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.id.TaskId;

/// Something that somebody has to see to. Nothing clinical is in it: names and answers are looked
/// up by who may see them.
///
/// @param participantId whom it is about, by their seat; empty for what concerns the whole group
/// @param personId whose answers raised it; told to the leads of that session only
/// @param dueAt by when somebody should have taken it
/// @param taken by the first who said "I do it"
/// @param durable on record until somebody says that it is done; anything else is over by itself
public record Task(
    TaskId taskId,
    Kind kind,
    UUID organizationId,
    SessionId sessionId,
    Optional<ParticipantId> participantId,
    Optional<PersonId> personId,
    Instant raisedAt,
    Optional<Instant> dueAt,
    Optional<Taken> taken,
    boolean durable) {

  public enum Kind {
    /// No lead watches over a group.
    UNSUPERVISED("LEADERLESS"),
    /// A participant needs help now.
    CRISIS("HELP_NEEDED"),
    /// A participant in a crisis lost the connection, and is to be called by telephone.
    TELEPHONE_CALLBACK("CALL_BACK"),
    /// Check-in answers say that a lead should speak with the patient today.
    RELAPSE_SIGN("RELAPSE_SIGN");

    private final String family;

    Kind(String family) {
      this.family = family;
    }

    /// The id of the task of this kind that is about `about`, such as the id of a crisis.
    public TaskId taskId(SessionId sessionId, String about) {
      return TaskId.of(family, sessionId, about);
    }
  }

  public record Taken(PersonId by, Instant at) {}

  public Task takenBy(PersonId person, Instant at) {
    return with(Optional.of(new Taken(person, at)), durable);
  }

  /// The same, to stay until somebody says that it is done.
  Task asDurable() {
    return with(taken, true);
  }

  private Task with(Optional<Taken> newTaken, boolean newKept) {
    return new Task(
        taskId,
        kind,
        organizationId,
        sessionId,
        participantId,
        personId,
        raisedAt,
        dueAt,
        newTaken,
        newKept);
  }

  /// Somebody's answers at the door show an early sign of relapse.
  static Task relapseSign(UUID organizationId, SessionId sessionId, PersonId person, Instant at) {
    return new Task(
        Kind.RELAPSE_SIGN.taskId(sessionId, person.value()),
        Kind.RELAPSE_SIGN,
        organizationId,
        sessionId,
        Optional.empty(),
        Optional.of(person),
        at,
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
