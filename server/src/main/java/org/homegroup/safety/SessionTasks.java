package org.homegroup.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.CrisisId;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.id.TaskId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.projection.LeftCallback;
import org.homegroup.safety.Task.Kind;
import org.homegroup.session.Crisis;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.session.state.Supervision;

/// Derives the tasks of one session from its state. Pure.
///
/// @param calls whether a group without a lead calls the supervisor instead of being held
/// @param holdAfter delay after the server has noticed that the last lead is gone
record SessionTasks(
    OrganizationId organizationId, SessionId sessionId, boolean calls, Duration holdAfter) {

  /// Time after the start that a group waits for a lead before the supervisor is called: a lead may
  /// be late like everyone else.
  static final Duration WAITED_FOR = Duration.ofMinutes(5);

  static SessionTasks of(Booking booking) {
    return new SessionTasks(
        booking.organizationId(),
        booking.sessionId(),
        booking.policy().unsupervised() == RoomPolicy.Unsupervised.CALL,
        booking.policy().holdAfter());
  }

  List<Task> of(Open open, Instant now) {
    List<Task> tasks = new ArrayList<>();
    unsupervised(open, now).ifPresent(tasks::add);
    for (Crisis crisis : open.crises().open().values()) {
      crisis
          .telephoneCallback()
          .map(due -> telephoneCallback(crisis, due))
          .or(() -> helpNeeded(open, crisis))
          .ifPresent(tasks::add);
    }
    return tasks;
  }

  /// The telephone callbacks that nobody had taken when the session ended. The end does not help a
  /// participant in danger who was not reached. Empty unless these events end the session.
  ///
  /// @param before the state before the first of the events
  List<Task> left(GroupSession before, List<SessionEvent> events) {
    GroupSession state = before;
    for (SessionEvent event : events) {
      if (event instanceof SessionEnded) {
        return state instanceof Open open ? left(open) : List.of();
      }
      state = SessionEvolver.evolve(state, event);
    }
    return List.of();
  }

  private List<Task> left(Open open) {
    return open.crises().open().values().stream()
        .flatMap(
            crisis ->
                crisis.telephoneCallback().stream()
                    .filter(due -> due.takenBy().isEmpty())
                    .map(due -> telephoneCallback(crisis, due).asDurable()))
        .toList();
  }

  /// The same of a callback as the read model of the ledgers has it.
  Task left(LeftCallback callback) {
    return telephoneCallback(
            callback.crisisId(), callback.participantId(), callback.raisedAt(), callback.dueAt())
        .asDurable();
  }

  static TaskId telephoneCallbackId(
      SessionId sessionId, Crisis crisis, Crisis.TelephoneCallback due) {
    return telephoneCallbackId(sessionId, crisis.crisisId(), due.raisedAt());
  }

  private static TaskId telephoneCallbackId(
      SessionId sessionId, CrisisId crisisId, Instant raisedAt) {
    return Kind.TELEPHONE_CALLBACK.taskId(sessionId, crisisId + "/" + raisedAt);
  }

  /// The time at which the supervisor is called: the group has then been without a lead, or has
  /// waited for one, too long.
  Optional<Instant> callsAt(Open open) {
    Optional<Instant> alone =
        calls
            ? open.supervision().gap().map(Supervision.Gap::noticedAt).map(at -> at.plus(holdAfter))
            : Optional.empty();
    return alone.or(() -> waitedFor(open));
  }

  private static Optional<Instant> waitedFor(Open open) {
    boolean wait = open.waiting().stream().anyMatch(seat -> seat.isInCare() && seat.connected());
    if (!wait || open.leadsHere() > 0) {
      return Optional.empty();
    }
    Instant since =
        open.inRoom().stream()
            .filter(Seat::isLead)
            .map(lead -> lead.connection().since())
            .filter(lost -> lost.isAfter(open.schedule().startsAt()))
            .max(Comparator.naturalOrder())
            .orElse(open.schedule().startsAt());
    return Optional.of(since.plus(WAITED_FOR));
  }

  private Optional<Task> unsupervised(Open open, Instant now) {
    Optional<Instant> since =
        open.supervision()
            .hold()
            .map(Supervision.Hold::at)
            .or(() -> callsAt(open).filter(at -> !at.isAfter(now)));
    return since.map(
        at -> task(Kind.UNSUPERVISED, at.toString(), Optional.empty(), at, Optional.empty()));
  }

  private Optional<Task> helpNeeded(Open open, Crisis crisis) {
    return Crises.isAttended(open, crisis)
        ? Optional.empty()
        : Optional.of(
            task(
                Kind.CRISIS,
                crisis.crisisId().value(),
                Optional.of(crisis.participantId()),
                crisis.raisedAt(),
                Optional.empty()));
  }

  private Task telephoneCallback(Crisis crisis, Crisis.TelephoneCallback due) {
    return telephoneCallback(
        crisis.crisisId(), crisis.participantId(), due.raisedAt(), due.dueAt());
  }

  private Task telephoneCallback(
      CrisisId crisisId, ParticipantId participantId, Instant raisedAt, Instant dueAt) {
    return new Task(
        telephoneCallbackId(sessionId, crisisId, raisedAt),
        Kind.TELEPHONE_CALLBACK,
        organizationId,
        sessionId,
        Optional.of(participantId),
        Optional.empty(),
        raisedAt,
        Optional.of(dueAt),
        Optional.empty(),
        false);
  }

  private Task task(
      Kind kind,
      String about,
      Optional<ParticipantId> participantId,
      Instant raisedAt,
      Optional<Instant> dueAt) {
    return new Task(
        kind.taskId(sessionId, about),
        kind,
        organizationId,
        sessionId,
        participantId,
        Optional.empty(),
        raisedAt,
        dueAt,
        Optional.empty(),
        false);
  }
}
