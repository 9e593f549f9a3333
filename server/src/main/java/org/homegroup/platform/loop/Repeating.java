package org.homegroup.platform.loop;

import java.time.Duration;

/// A periodic task that is scheduled again before each run, so that an exception in one run does
/// not end the repetition.
final class Repeating implements Runnable {

  private final Timers timers;
  private final Duration interval;
  private final Runnable task;
  private Runnable cancel;

  Repeating(Timers timers, Duration interval, Runnable task) {
    this.timers = timers;
    this.interval = interval;
    this.task = task;
    plan();
  }

  private void plan() {
    cancel =
        timers.after(
            interval,
            () -> {
              plan();
              task.run();
            });
  }

  /// Runs the task once and schedules the next run.
  @Override
  public void run() {
    cancel.run();
  }
}
