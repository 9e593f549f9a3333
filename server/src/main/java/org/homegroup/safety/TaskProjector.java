package org.homegroup.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.practice.Booking;
import org.homegroup.session.Crisis;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;

/// Keeps the board consistent with one session: raises the tasks that follow from its state and
/// ends the others.
public final class TaskProjector {

  private final Booking booking;
  private final TaskBoard board;
  private final DurableTasks durableTasks;
  private final Timers timers;
  private final Supplier<GroupSession> state;
  private final Supplier<Instant> now;
  private final SessionTasks rule;
  private final Set<TaskId> raised = new HashSet<>();
  private Runnable cancel = () -> {};

  public TaskProjector(
      Booking booking,
      TaskBoard board,
      DurableTasks durableTasks,
      Timers timers,
      Supplier<GroupSession> state,
      Supplier<Instant> now) {
    this.booking = booking;
    this.board = board;
    this.durableTasks = durableTasks;
    this.timers = timers;
    this.state = state;
    this.now = now;
    this.rule = SessionTasks.of(booking);
  }

  /// Call after each commit, and once at first.
  public void follow() {
    cancel.run();
    if (state.get() instanceof Open open) {
      follow(open);
    }
  }

  private void follow(Open open) {
    Instant at = now.get();
    List<Task> wanted = rule.of(open, at);
    Set<TaskId> ids = wanted.stream().map(Task::taskId).collect(Collectors.toSet());
    Set.copyOf(raised).stream().filter(id -> !ids.contains(id)).forEach(this::over);
    for (Task task : wanted) {
      raised.add(task.taskId());
      board.raise(task);
    }
    for (Crisis crisis : open.crises().open().values()) {
      crisis
          .telephoneCallback()
          .flatMap(Crisis.TelephoneCallback::takenBy)
          .ifPresent(person -> taken(crisis, person, at));
    }
    rule.callsAt(open)
        .filter(due -> due.isAfter(at))
        .ifPresent(due -> cancel = timers.after(Duration.between(at, due), this::follow));
  }

  private void taken(Crisis crisis, PersonId person, Instant at) {
    Crisis.TelephoneCallback due = crisis.telephoneCallback().orElseThrow();
    board.take(SessionTasks.telephoneCallbackId(booking.sessionId(), crisis, due), person, at);
  }

  private void over(TaskId id) {
    raised.remove(id);
    board.over(id);
  }

  /// Keeps telephone callbacks that nobody has taken and ends all other tasks.
  ///
  /// @param end the commit that ended the session
  public void ended(Commit end) {
    cancel.run();
    List<Task> left = rule.left(end.before(), end.events());
    left.forEach(durableTasks::left);
    left.forEach(task -> raised.remove(task.taskId()));
    Set.copyOf(raised).forEach(this::over);
  }
}
