package org.homegroup.oncall;

import java.net.URI;
import java.time.Instant;
import org.homegroup.id.SessionId;
import org.homegroup.id.TaskId;
import org.homegroup.safety.Task;

/// The only data about a task that leaves the server: no name, nothing clinical.
///
/// @param call 1 for the first, 2 and more for reminders
/// @param page the page on which the task is taken
record Notification(
    TaskId taskId, Task.Kind kind, SessionId sessionId, Instant raisedAt, int call, URI page) {

  static Notification of(Task task, int call, URI page) {
    return new Notification(
        task.taskId(), task.kind(), task.sessionId(), task.raisedAt(), call, page);
  }

  /// The same for each attempt of one call, so that a receiver can drop duplicates.
  String id() {
    return taskId + "." + call;
  }
}
