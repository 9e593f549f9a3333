package org.homegroup.platform.loop;

import io.vertx.core.Vertx;
import java.time.Duration;

/// Runs tasks later, on the caller's context. An interface, so that tests control the time.
@FunctionalInterface
public interface Timers {

  /// Runs `task` once after `delay`. Run the result to cancel.
  Runnable after(Duration delay, Runnable task);

  /// Runs `task` at each interval until the result is run.
  default Runnable every(Duration interval, Runnable task) {
    return new Repeating(this, interval, task);
  }

  /// Returns the timers of the event loop.
  static Timers of(Vertx vertx) {
    return (delay, task) -> {
      long id = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
      return () -> vertx.cancelTimer(id);
    };
  }
}
