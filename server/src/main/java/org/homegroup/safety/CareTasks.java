package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;

/// Stores the tasks that outlive their session and the server: signs of relapse, and telephone
/// callbacks that nobody had taken. An operation that cannot be written or read fails, and then it
/// did not happen.
public interface CareTasks {

  /// Stores a task. Storing it twice has no further effect, and each person has at most one sign of
  /// relapse a day, by the wall clock of the session.
  ///
  /// @return whether this task is stored and open afterward
  Future<Boolean> keep(Task task);

  /// The tasks that are not done, in the order in which they were raised.
  Future<List<Task>> open();

  /// Takes a task. The first person to take it has it.
  ///
  /// @return the person who has it now; empty when it is done, or was never stored
  Future<Optional<Task.Taken>> take(TaskId taskId, PersonId person, Instant at);

  /// Marks a task as done.
  ///
  /// @return whether it was taken and open until now
  Future<Boolean> done(TaskId taskId, PersonId person, Instant at);
}
