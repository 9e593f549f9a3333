package org.homegroup.platform.loop;

import io.vertx.core.Vertx;
import java.time.Duration;

/// Calls later, on the caller's context. An interface, so that a test controls the time.
@FunctionalInterface
public interface Timers {

  /// Runs `task` once after `delay`, unless the returned task was run before.
  Runnable after(Duration delay, Runnable task);

  /// Runs `task` repeatedly, until the returned task is run.
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
