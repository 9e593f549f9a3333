package org.homegroup.safety;

/// Signals that a change of a task could not be stored and did not happen.
public final class TaskNotRecorded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TaskNotRecorded(Throwable cause) {
    super("the record of tasks does not answer", cause);
  }
}
