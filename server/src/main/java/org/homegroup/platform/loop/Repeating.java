package org.homegroup.platform.loop;

import java.time.Duration;

/// A task that is scheduled again each time before it runs, so a defect in one run ends nothing.
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
