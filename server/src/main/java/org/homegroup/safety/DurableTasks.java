package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.session.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps tasks that outlive their session in the store and on the board. Runs on the loop of the
/// board.
///
/// A task that cannot be stored is retried until it can: treatment does not wait for it. Taking a
/// task and marking it as done complete when that is stored; if they fail, nothing happened.
public final class DurableTasks {

  private static final Logger log = LoggerFactory.getLogger(DurableTasks.class);
  static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final TaskBoard board;
  private final CareTasks tasks;
  private final Loop loop;
  private final Metrics metrics;

  public DurableTasks(TaskBoard board, CareTasks tasks, Loop loop, Metrics metrics) {
    this.board = board;
    this.tasks = tasks;
    this.loop = loop;
    this.metrics = metrics;
  }

  /// Puts the open tasks on the board when the server starts. Assumes one node, as recovery does:
  /// with several, each would load those of its own sessions.
  public Future<Void> takeUp() {
    return loop.bring(tasks.open())
        .onSuccess(
            open -> {
              open.forEach(board::raise);
              if (!open.isEmpty()) {
                log.info("{} tasks are open from before this start", open.size());
              }
            })
        .mapEmpty();
  }

  /// Raises an early sign of relapse, once for each person and day. Never fails; completes when the
  /// task is stored, or could not be stored for now.
  public Future<Void> relapseSign(Booking booking, PersonId person, Instant at) {
    return keep(
        Task.relapseSign(booking.organizationId(), booking.sessionId(), person, at), FIRST_WAIT);
  }

  /// Keeps a telephone callback that nobody had taken when its session ended.
  public void left(Task telephoneCallback) {
    Task task = telephoneCallback.asDurable();
    board.keep(task);
    keep(task, FIRST_WAIT);
  }

  private Future<Void> keep(Task task, Duration wait) {
    return loop.bring(tasks.keep(task))
        .onSuccess(
            open -> {
              if (open) {
                board.raise(task);
              }
            })
        .onFailure(
            failure -> {
              failed("keep", task, failure);
              Duration next = wait.multipliedBy(2);
              loop.after(
                  wait, () -> keep(task, next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT));
            })
        .transform(_ -> Future.succeededFuture());
  }

  /// Takes a task.
  ///
  /// @return the reason for a refusal; fails with [TaskNotRecorded]
  Future<Optional<Rejection>> take(Task task, PersonId person, Instant at) {
    // Store it once more first, in case it could not be stored before.
    return recorded(
            "take", task, tasks.keep(task).compose(_ -> tasks.take(task.taskId(), person, at)))
        .map(
            has -> {
              has.ifPresentOrElse(
                  taken -> board.take(task.taskId(), taken.by(), taken.at()),
                  () -> board.over(task.taskId()));
              return refusal(has, person);
            });
  }

  private static Optional<Rejection> refusal(Optional<Task.Taken> has, PersonId person) {
    if (has.isEmpty()) {
      return Optional.of(Rejection.ALREADY_OVER);
    }
    return has.get().by().equals(person) ? Optional.empty() : Optional.of(Rejection.ALREADY_TAKEN);
  }

  /// Marks a task as done. Fails with [TaskNotRecorded].
  Future<Void> done(Task task, PersonId person, Instant at) {
    return recorded("done", task, tasks.done(task.taskId(), person, at))
        .onSuccess(_ -> board.over(task.taskId()))
        .mapEmpty();
  }

  private <T> Future<T> recorded(String step, Task task, Future<T> writing) {
    return loop.bring(writing)
        .recover(
            failure -> {
              failed(step, task, failure);
              return Future.failedFuture(new TaskNotRecorded(failure));
            });
  }

  /// Logs a failure. Database messages name the row, so they appear at debug level only.
  private void failed(String step, Task task, Throwable failure) {
    metrics
        .counter(
            "care.tasks.failures", "Times a task of care could not be put on record", "step", step)
        .increment();
    log.warn(
        "Session {}: a task ({}) could not be put on record ({})",
        task.sessionId(),
        KebabCase.kebab(task.kind()),
        step);
    log.debug("The cause", failure);
  }
}
