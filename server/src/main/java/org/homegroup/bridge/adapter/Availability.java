package org.homegroup.bridge.adapter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Whether conferences can be opened on a bridge now, and who is told when that changes. Changed on
/// the bridge's context, read and listened to from any.
public final class Availability {

  private final Vertx vertx;
  private final Context context;
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private final Promise<Void> firstUp = Promise.promise();
  private volatile boolean now;

  public Availability(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  public boolean isAvailable() {
    return now;
  }

  /// As [MediaBridge#onAvailability].
  public Runnable onChange(Consumer<Boolean> listener) {
    Context caller = vertx.getOrCreateContext();
    Object key = new Object();
    boolean seen = now;
    Consumer<Boolean> hop = it -> caller.runOnContext(_ -> listener.accept(it));
    context.runOnContext(
        _ -> {
          listeners.put(key, hop);
          if (now != seen) {
            hop.accept(now);
          }
        });
    return () -> context.runOnContext(_ -> listeners.remove(key));
  }

  /// The bridge can be used, as everybody is told.
  public void up() {
    notifyListeners(true);
    firstUp.tryComplete();
  }

  /// The bridge cannot be used any more. Nobody is told before [#notifyDown].
  public void down() {
    now = false;
  }

  public void notifyDown() {
    notifyListeners(false);
  }

  private void notifyListeners(boolean available) {
    now = available;
    List.copyOf(listeners.values()).forEach(each -> each.accept(available));
  }

  /// Completes when the bridge can be used for the first time, or without that, after `timeout`
  /// has run `onTimeout`, or at [#stopWaiting].
  public Future<Void> awaitFirst(Duration timeout, Runnable onTimeout) {
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            _ -> {
              onTimeout.run();
              firstUp.tryComplete();
            });
    return firstUp.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  public void stopWaiting() {
    firstUp.tryComplete();
  }
}
