package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.id.TaskId;

/// The record of what stays to be done when its session is over, and when the server is: signs of
/// relapse, and call backs that nobody had taken. All of it fails when it cannot be written or
/// read, and then it did not happen.
public interface CareTasks {

  /// Whether this task is open on record afterwards. Kept twice it is one; of one person there is
  /// one sign of relapse a day, on the wall clock of the session, and a second is not kept.
  Future<Boolean> keep(Task task);

  /// Those that nobody has done, in the order in which they were raised.
  Future<List<Task>> open();

  /// The first has it.
  ///
  /// @return who has it now; empty when it is done, or was never kept
  Future<Optional<Task.Taken>> take(TaskId taskId, PersonId person, Instant at);

  /// @return whether it was taken and open until now
  Future<Boolean> done(TaskId taskId, PersonId person, Instant at);
}
