package org.homegroup.safety;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.metrics.Metrics;

/// Holds the open tasks of this node in memory: derived from session events, and loaded from the
/// store of durable tasks ([DurableTasks]). Bound to one event loop.
///
/// Repeated calls change nothing and notify nobody: a known task is not raised again, and the first
/// person who takes a task has it.
public final class TaskBoard {

  /// Bound for one organization. Durable tasks are counted apart, so that old ones never displace
  /// an alarm.
  static final int MOST_TASKS = 1000;

  private final Metrics metrics;
  private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
  private final Set<TaskId> unreached = new HashSet<>();
  private final Map<Object, Consumer<Change>> observers = new LinkedHashMap<>();

  public TaskBoard(Metrics metrics) {
    this.metrics = metrics;
  }

  /// A change of the board.
  ///
  /// @param task after the change; for a task that is over, its last state
  public record Change(What what, Task task) {
    public enum What {
      RAISED,
      TAKEN,
      /// The call to the supervisor on call succeeded or failed.
      CALLED,
      /// The task is kept until it is marked as done.
      KEPT,
      OVER
    }
  }

  public void raise(Task task) {
    if (tasks.containsKey(task.taskId())) {
      return;
    }
    if (like(task) >= MOST_TASKS) {
      metrics.refused("tasks");
      return;
    }
    tasks.put(task.taskId(), task);
    tell(Change.What.RAISED, task);
  }

  private long like(Task task) {
    return open(task.organizationId()).stream()
        .filter(one -> one.durable() == task.durable())
        .count();
  }

  public void take(TaskId taskId, PersonId by, Instant at) {
    Task task = tasks.get(taskId);
    if (task != null && task.taken().isEmpty()) {
      Task taken = task.takenBy(by, at);
      tasks.put(taskId, taken);
      tell(Change.What.TAKEN, taken);
    }
  }

  /// Keeps a task beyond its cause, until it is marked as done.
  void keep(Task task) {
    Task known = tasks.get(task.taskId());
    if (known == null) {
      raise(task);
    } else if (!known.durable()) {
      tasks.put(task.taskId(), known.asDurable());
      tell(Change.What.KEPT, known.asDurable());
    }
  }

  public void over(TaskId taskId) {
    Task task = tasks.remove(taskId);
    unreached.remove(taskId);
    if (task != null) {
      tell(Change.What.OVER, task);
    }
  }

  /// Records whether the call to the supervisor on call succeeded; if not, a lead must telephone.
  public void called(TaskId taskId, boolean reached) {
    Task task = tasks.get(taskId);
    if (task != null && (reached ? unreached.remove(taskId) : unreached.add(taskId))) {
      tell(Change.What.CALLED, task);
    }
  }

  /// Whether the last call about this task failed.
  public boolean isUnreached(TaskId taskId) {
    return unreached.contains(taskId);
  }

  /// The open tasks in the order in which they were raised, including those that are taken.
  public List<Task> open(OrganizationId organizationId) {
    return tasks.values().stream()
        .filter(task -> task.organizationId().equals(organizationId))
        .toList();
  }

  /// Adds an observer.
  ///
  /// @return ends the observation
  public Runnable observe(Consumer<Change> observer) {
    var key = new Object();
    observers.put(key, observer);
    return () -> observers.remove(key);
  }

  private void tell(Change.What what, Task task) {
    var change = new Change(what, task);
    List.copyOf(observers.values()).forEach(observer -> observer.accept(change));
  }
}
