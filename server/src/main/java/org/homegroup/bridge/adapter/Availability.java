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

/// The availability of a bridge, and its listeners. Changed on the bridge's context; read and
/// subscribed to from any context.
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

  /// Implements [MediaBridge#onAvailability].
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

  /// Marks the bridge as available and notifies all listeners.
  public void up() {
    notifyListeners(true);
    firstUp.tryComplete();
  }

  /// Marks the bridge as unavailable. Listeners are not notified before [#notifyDown].
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

  /// Completes when the bridge becomes available for the first time; otherwise after `timeout`,
  /// having run `onTimeout`, or at [#stopWaiting].
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
