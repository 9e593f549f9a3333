package org.homegroup.platform.loop;

import io.vertx.core.Vertx;
import java.time.Duration;

/// Calls later, on the context that asks; handed in, so that a test's time is the test's own.
@FunctionalInterface
public interface Timers {

  /// Runs `task` once after `delay`, unless what is returned was run before.
  Runnable after(Duration delay, Runnable task);

  /// Runs `task` again and again, until what is returned was run.
  default Runnable every(Duration interval, Runnable task) {
    return new Repeating(this, interval, task);
  }

  /// The event loop's own timers.
  static Timers of(Vertx vertx) {
    return (delay, task) -> {
      long id = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
      return () -> vertx.cancelTimer(id);
    };
  }
}
