package org.homegroup.safety;

/// What was said of a task could not be put on record, so it did not happen.
public final class TaskNotRecorded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TaskNotRecorded(Throwable cause) {
    super("the record of tasks does not answer", cause);
  }
}
