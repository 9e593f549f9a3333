package org.homegroup.safety;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.metrics.Metrics;

/// The open tasks of this node, in memory: derived from what happens in sessions, and brought here
/// from the record of those that outlive them ([DurableTasks]). On one event loop.
///
/// What is said twice changes nothing, and nobody is told of it: a task that is known is not raised
/// again, and the first who takes one has it.
public final class TaskBoard {

  /// Of one organization; those that are kept are counted apart, so that old ones keep no alarm
  /// out. Only bounds what this holds.
  static final int MOST_TASKS = 1000;

  private final Metrics metrics;
  private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
  private final Set<TaskId> unreached = new HashSet<>();
  private final Map<Object, Consumer<Change>> observers = new LinkedHashMap<>();

  public TaskBoard(Metrics metrics) {
    this.metrics = metrics;
  }

  /// @param task as it is after the change; as it was last, when it is over
  public record Change(What what, Task task) {
    public enum What {
      RAISED,
      TAKEN,
      /// Whether the supervisor on call could be reached about it.
      CALLED,
      /// It stays until somebody says that it is done.
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

  /// What would have been over by itself stays until somebody says that it is done.
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

  /// How the call to the supervisor on call about a task went, so that somebody phones.
  public void called(TaskId taskId, boolean reached) {
    Task task = tasks.get(taskId);
    if (task != null && (reached ? unreached.remove(taskId) : unreached.add(taskId))) {
      tell(Change.What.CALLED, task);
    }
  }

  /// Whether the last call about it did not get through.
  public boolean isUnreached(TaskId taskId) {
    return unreached.contains(taskId);
  }

  /// In the order in which they were raised, also those that somebody has taken.
  public List<Task> open(UUID organizationId) {
    return tasks.values().stream()
        .filter(task -> task.organizationId().equals(organizationId))
        .toList();
  }

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
