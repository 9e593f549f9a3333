package org.homegroup.platform.loop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;

/// The single thread of the live side: tasks run after the current turn, in order. An interface, so
/// that a simulation can turn it by hand.
public interface Loop extends Executor, Timers {

  /// Returns true if the caller runs on this loop.
  boolean isCurrent();

  /// The same result, completed on the loop.
  default <T> Future<T> bring(Future<T> future) {
    Promise<T> promise = Promise.promise();
    future.onComplete(
        result -> {
          if (isCurrent()) {
            promise.handle(result);
          } else {
            execute(() -> promise.handle(result));
          }
        });
    return promise.future();
  }

  /// Returns the event loop of a Vert.x context.
  static Loop of(Context context) {
    Timers timers = Timers.of(context.owner());
    return new Loop() {
      @Override
      public void execute(Runnable task) {
        context.runOnContext(_ -> task.run());
      }

      @Override
      public Runnable after(Duration delay, Runnable task) {
        return timers.after(delay, task);
      }

      @Override
      public boolean isCurrent() {
        return Vertx.currentContext() == context;
      }
    };
  }
}
