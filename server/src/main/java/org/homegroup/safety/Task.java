package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.id.TaskId;

/// A task for a staff member. It contains nothing clinical: names and answers are read by those who
/// may see them.
///
/// @param participantId the participant concerned; empty for a task about the whole group
/// @param personId the person whose answers raised it; sent to the leads of that session only
/// @param dueAt by when it should be taken
/// @param taken by the first person who took it
/// @param durable stored until it is marked as done; other tasks end with their cause
public record Task(
    TaskId taskId,
    Kind kind,
    OrganizationId organizationId,
    SessionId sessionId,
    Optional<ParticipantId> participantId,
    Optional<PersonId> personId,
    Instant raisedAt,
    Optional<Instant> dueAt,
    Optional<Taken> taken,
    boolean durable) {

  public enum Kind {
    /// No lead supervises a group.
    UNSUPERVISED("LEADERLESS"),
    /// A participant is in danger.
    CRISIS("HELP_NEEDED"),
    /// A participant in danger lost the connection and must be telephoned.
    TELEPHONE_CALLBACK("CALL_BACK"),
    /// A patient's answers suggest that a lead should speak with the patient today.
    RELAPSE_SIGN("RELAPSE_SIGN");

    private final String family;

    Kind(String family) {
      this.family = family;
    }

    /// The id of the task of this kind about this subject, such as the id of a crisis.
    public TaskId taskId(SessionId sessionId, String about) {
      return TaskId.of(family, sessionId, about);
    }
  }

  public record Taken(PersonId by, Instant at) {}

  public Task takenBy(PersonId person, Instant at) {
    return with(Optional.of(new Taken(person, at)), durable);
  }

  /// The same task, kept until it is marked as done.
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

  /// Creates the task for an early sign of relapse in a patient's answers.
  static Task relapseSign(
      OrganizationId organizationId, SessionId sessionId, PersonId person, Instant at) {
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
