package org.homegroup.testing;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Waits in a test, with a time limit.
public final class AwaitCondition {

  private static final long PATIENCE_SECONDS = 60;

  private AwaitCondition() {}

  /// Waits until `task` has called the runnable that it receives.
  public static void until(Consumer<Runnable> task) {
    var done = new CompletableFuture<Void>();
    task.accept(() -> done.complete(null));
    of(done);
  }

  public static <T> T of(Future<T> future) {
    return of(future.toCompletionStage().toCompletableFuture());
  }

  public static <T> T of(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
