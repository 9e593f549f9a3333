package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.GroupSession;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.LiveSession;
import org.homegroup.session.Outcome;
import org.homegroup.session.PersonId;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.TakeCallBack;
import org.homegroup.session.SessionId;

/// "I do it." What a session has on record is taken there, and its board follows; the rest is taken
/// on the board.
public final class TaskTaking {

  private final TaskBoard board;
  private final Function<SessionId, Future<LiveSession>> sessions;

  /// @param sessions those of this node, opened when they are asked for
  public TaskTaking(TaskBoard board, Function<SessionId, Future<LiveSession>> sessions) {
    this.board = board;
    this.sessions = sessions;
  }

  /// @param by a lead of the session, or [Actor#ON_CALL] for the supervisor on call
  /// @return what the rules made of it; the version is that of the session
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
                                at -> new TakeCallBack(crisis.crisisId(), person, by, at)))
                    .orElseGet(() -> onBoard(task, person, now, session)));
  }

  private Future<Outcome> onBoard(Task task, PersonId person, Instant now, LiveSession session) {
    board.take(task.taskId(), person, now);
    boolean ends =
        switch (task.kind()) {
          case RELAPSE_SIGN -> true;
          case CALL_BACK -> !(session.state() instanceof Open);
          case LEADERLESS, HELP_NEEDED -> false;
        };
    if (ends) {
      board.over(task.taskId());
    }
    return Future.succeededFuture(new Outcome.Done(session.version()));
  }

  private static Optional<Crisis> crisisOf(Task task, GroupSession state) {
    return state instanceof Open open
        ? open.crises().open().values().stream()
            .filter(
                crisis ->
                    crisis
                        .callBack()
                        .map(due -> SessionTasks.callBackId(task.sessionId(), crisis, due))
                        .filter(task.taskId()::equals)
                        .isPresent())
            .findFirst()
        : Optional.empty();
  }
}
