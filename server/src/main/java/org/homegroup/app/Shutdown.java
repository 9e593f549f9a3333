package org.homegroup.app;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops the started parts in reverse order, each in bounded time, so a part that hangs does not
/// block the others. A part that is added after the stop has begun is stopped at once, because a
/// signal may arrive during the start.
final class Shutdown {

  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  /// A container platform sends SIGKILL after ten seconds by default.
  private static final long PATIENCE_SECONDS = 4;

  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean begun;

  private record Part(String name, Supplier<Future<?>> stop) {}

  /// Adds a part.
  ///
  /// @throws IllegalStateException if the stop has begun; the part is stopped then
  void add(String name, Supplier<Future<?>> stop) {
    var part = new Part(name, stop);
    if (!isKept(part)) {
      end(part);
      throw new IllegalStateException("stopped while it started: " + name);
    }
  }

  private synchronized boolean isKept(Part part) {
    if (!begun) {
      parts.push(part);
    }
    return !begun;
  }

  /// Adds a part whose stop blocks; it runs on the thread that calls [#run].
  void add(String name, AutoCloseable part) {
    add(name, () -> close(part));
  }

  synchronized void last(String name, Runnable stop) {
    parts.addLast(
        new Part(
            name,
            () -> {
              stop.run();
              return Future.succeededFuture();
            }));
  }

  synchronized boolean begun() {
    return begun;
  }

  void run() {
    for (Part part = next(); part != null; part = next()) {
      end(part);
    }
  }

  private synchronized Part next() {
    begun = true;
    return parts.poll();
  }

  private static void end(Part part) {
    try {
      part.stop().get().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException failure) {
      log.warn("{} did not stop cleanly: {}", part.name(), failure.toString());
    }
  }

  private static Future<?> close(AutoCloseable part) {
    try {
      part.close();
      return Future.succeededFuture();
    } catch (Exception failure) {
      return Future.failedFuture(failure);
    }
  }
}
