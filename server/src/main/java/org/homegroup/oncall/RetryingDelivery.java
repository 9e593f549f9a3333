package org.homegroup.oncall;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.homegroup.platform.loop.Timers;

/// Makes one call over one channel, with a few retries at growing intervals, as long as it is
/// wanted.
final class RetryingDelivery {

  private final Timers timers;
  private final List<Duration> tryAgainAfter;

  RetryingDelivery(Timers timers, List<Duration> tryAgainAfter) {
    this.timers = timers;
    this.tryAgainAfter = tryAgainAfter;
  }

  interface Try {
    /// Whether the call is no longer wanted; then no retry follows.
    boolean unwanted();

    Future<Void> make();

    /// An attempt failed and another one follows.
    void failed(DeliveryFailure why);
  }

  Future<Void> make(Try one) {
    return make(one, tryAgainAfter.iterator());
  }

  private Future<Void> make(Try one, Iterator<Duration> waits) {
    return made(one)
        .recover(
            failure -> {
              DeliveryFailure why = DeliveryFailure.forNow(failure);
              if (!why.again() || !waits.hasNext() || one.unwanted()) {
                return Future.failedFuture(why);
              }
              one.failed(why);
              return wait(waits.next())
                  .compose(_ -> one.unwanted() ? Future.failedFuture(why) : make(one, waits));
            });
  }

  /// Treats an exception in a channel as a failed attempt too.
  private static Future<Void> made(Try one) {
    try {
      return one.make();
    } catch (RuntimeException defect) {
      return Future.failedFuture(defect);
    }
  }

  private Future<Void> wait(Duration length) {
    Promise<Void> over = Promise.promise();
    timers.after(length, over::complete);
    return over.future();
  }
}
