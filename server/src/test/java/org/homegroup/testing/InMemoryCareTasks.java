package org.homegroup.testing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;
import org.homegroup.safety.CareTasks;
import org.homegroup.safety.Task;

/// [CareTasks] for tests, which outlive a server. Refuses what the real one refuses, and fails on
/// demand. Its days are those of [SessionStory].
public final class InMemoryCareTasks implements CareTasks {

  private final Map<TaskId, Task> open = new LinkedHashMap<>();
  private final Set<TaskId> done = new TreeSet<>(Comparator.comparing(TaskId::value));
  private final Set<String> signs = new TreeSet<>();
  private boolean away;

  /// Makes all operations fail from now on, or succeed again.
  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public synchronized Future<Boolean> keep(Task task) {
    if (away) {
      return isAway();
    }
    boolean known = open.containsKey(task.taskId()) || done.contains(task.taskId());
    if (!known && isFirstOfDay(task)) {
      open.put(task.taskId(), task);
    }
    return Future.succeededFuture(open.containsKey(task.taskId()));
  }

  private boolean isFirstOfDay(Task task) {
    return task.personId()
        .map(person -> person + "/" + task.raisedAt().atZone(SessionStory.CHICAGO).toLocalDate())
        .map(signs::add)
        .orElse(true);
  }

  @Override
  public synchronized Future<List<Task>> open() {
    return away
        ? isAway()
        : Future.succeededFuture(
            open.values().stream().sorted(Comparator.comparing(Task::raisedAt)).toList());
  }

  @Override
  public synchronized Future<Optional<Task.Taken>> take(
      TaskId taskId, PersonId person, Instant at) {
    if (away) {
      return isAway();
    }
    Task now =
        open.computeIfPresent(
            taskId, (_, task) -> task.taken().isPresent() ? task : task.takenBy(person, at));
    return Future.succeededFuture(Optional.ofNullable(now).flatMap(Task::taken));
  }

  @Override
  public synchronized Future<Boolean> done(TaskId taskId, PersonId person, Instant at) {
    if (away) {
      return isAway();
    }
    Task task = open.get(taskId);
    boolean was = task != null && task.taken().isPresent();
    if (was) {
      open.remove(taskId);
      done.add(taskId);
    }
    return Future.succeededFuture(was);
  }

  private static <T> Future<T> isAway() {
    return Future.failedFuture("away, as the test asked for");
  }
}
