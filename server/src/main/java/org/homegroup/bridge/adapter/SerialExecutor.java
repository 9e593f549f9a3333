package org.homegroup.bridge.adapter;

import io.vertx.core.Future;
import java.util.function.Supplier;

/// Runs asynchronous tasks one after another, also after a task that failed. Confined to one
/// context.
public final class SerialExecutor {

  private Future<?> tail = Future.succeededFuture();

  public <T> Future<T> submit(Supplier<Future<T>> task) {
    Future<T> done = tail.transform(_ -> task.get());
    tail = done;
    return done;
  }
}
