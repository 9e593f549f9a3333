package org.homegroup.safety;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.practice.Booking;
import org.homegroup.session.Coverage.Hold;
import org.homegroup.session.GroupSession;
import org.homegroup.session.LiveSession;
import org.homegroup.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a task on the board while a group is held because nobody leads it. By how a session stands,
/// not by what happened: a hold that began before this server started counts too.
public final class HoldTasks {

  private static final Logger log = LoggerFactory.getLogger(HoldTasks.class);

  private final TaskBoard board;
  private final Function<SessionId, Future<Optional<Booking>>> bookings;

  public HoldTasks(TaskBoard board, Function<SessionId, Future<Optional<Booking>>> bookings) {
    this.board = board;
    this.bookings = bookings;
  }

  /// On the loop of the session.
  public void watch(LiveSession session) {
    hold(session.state()).ifPresent(hold -> raise(session, hold));
    session.observe(
        commit -> {
          Optional<Hold> before = hold(commit.before());
          Optional<Hold> after = hold(commit.after());
          if (!before.equals(after)) {
            before.ifPresent(hold -> board.over(id(session, hold)));
            after.ifPresent(hold -> raise(session, hold));
          }
        });
  }

  private void raise(LiveSession session, Hold hold) {
    bookings
        .apply(session.sessionId())
        .onFailure(
            failure ->
                log.error("No task for the hold of session {}", session.sessionId(), failure))
        .onSuccess(
            found ->
                found
                    .filter(_ -> hold(session.state()).equals(Optional.of(hold)))
                    .ifPresent(booking -> board.raise(task(session, booking, hold))));
  }

  private static Task task(LiveSession session, Booking booking, Hold hold) {
    return new Task(
        id(session, hold),
        Task.Kind.LEADERLESS,
        booking.organisationId(),
        session.sessionId(),
        Optional.empty(),
        hold.since(),
        Optional.empty(),
        Optional.empty());
  }

  private static TaskId id(LiveSession session, Hold hold) {
    return TaskId.of(Task.Kind.LEADERLESS, session.sessionId(), hold.at().toString());
  }

  private static Optional<Hold> hold(GroupSession state) {
    return state instanceof GroupSession.Open open ? open.coverage().hold() : Optional.empty();
  }
}
