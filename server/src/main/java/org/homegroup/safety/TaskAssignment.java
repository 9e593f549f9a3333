package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.TakeTelephoneCallback;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;

/// Takes tasks and marks them as done. A task recorded in a session is taken there, and the board
/// follows; a task that outlives its session is taken in the store; other tasks are taken on the
/// board.
public final class TaskAssignment {

  private final TaskBoard board;
  private final DurableTasks durableTasks;
  private final Function<SessionId, Future<LiveSession>> sessions;

  /// Creates the assignment.
  ///
  /// @param sessions the sessions of this node, opened on demand
  public TaskAssignment(
      TaskBoard board,
      DurableTasks durableTasks,
      Function<SessionId, Future<LiveSession>> sessions) {
    this.board = board;
    this.durableTasks = durableTasks;
    this.sessions = sessions;
  }

  /// Takes a task.
  ///
  /// @param by a lead of the session, or [Actor#ON_CALL] for the supervisor on call
  /// @return the outcome of the rules; the version is that of the session
  public Future<Outcome> take(Task task, PersonId person, Actor by, Instant now) {
    if (task.taken().filter(taken -> !taken.by().equals(person)).isPresent()) {
      return Future.succeededFuture(new Outcome.Refused(Rejection.ALREADY_TAKEN));
    }
    return sessions
        .apply(task.sessionId())
        .compose(
            session ->
                crisisOf(task, session.state())
                    .map(
                        crisis ->
                            session.submit(
                                at -> new TakeTelephoneCallback(crisis.crisisId(), person, by, at)))
                    .orElseGet(
                        () ->
                            takeHere(task, person, now)
                                .map(not -> outcome(not, session.version()))));
  }

  private Future<Optional<Rejection>> takeHere(Task task, PersonId person, Instant now) {
    if (task.durable()) {
      return durableTasks.take(task, person, now);
    }
    board.take(task.taskId(), person, now);
    return Future.succeededFuture(Optional.empty());
  }

  /// Marks a task as done, for the person who took it or for a supervisor.
  ///
  /// @param version of the session, as the caller knows it
  public Future<Outcome> done(
      Task task, PersonId person, boolean supervises, Instant now, long version) {
    Optional<Rejection> not = mayNot(task, person, supervises);
    return not.isPresent()
        ? Future.succeededFuture(new Outcome.Refused(not.get()))
        : durableTasks.done(task, person, now).map(_ -> new Outcome.Done(version));
  }

  static Optional<Rejection> mayNot(Task task, PersonId person, boolean supervises) {
    if (!task.durable()) {
      return Optional.of(Rejection.NOT_DURABLE);
    }
    if (task.taken().isEmpty()) {
      return Optional.of(Rejection.NOT_TAKEN);
    }
    boolean taker = task.taken().get().by().equals(person);
    return AccessPolicy.allows(Action.FINISH_TAKEN_TASK, standing(taker, supervises))
        ? Optional.empty()
        : Optional.of(Rejection.NOT_YOURS);
  }

  /// Of a lead of its session or a supervisor, each of the same organization as the task.
  private static Standing standing(boolean taker, boolean supervises) {
    var standing = new Standing(Set.of(Who.CLINICIAN), Set.of(Relation.SAME_ORGANIZATION));
    Standing asTaker = taker ? standing.and(Relation.TAKER) : standing;
    return supervises ? asTaker.and(Who.SUPERVISOR) : asTaker;
  }

  private static Outcome outcome(Optional<Rejection> not, long version) {
    return not.<Outcome>map(Outcome.Refused::new).orElseGet(() -> new Outcome.Done(version));
  }

  private static Optional<Crisis> crisisOf(Task task, GroupSession state) {
    return state instanceof Open open
        ? open.crises().open().values().stream()
            .filter(
                crisis ->
                    crisis
                        .telephoneCallback()
                        .map(due -> SessionTasks.telephoneCallbackId(task.sessionId(), crisis, due))
                        .filter(task.taskId()::equals)
                        .isPresent())
            .findFirst()
        : Optional.empty();
  }
}
