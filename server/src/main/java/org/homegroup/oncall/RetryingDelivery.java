package org.homegroup.oncall;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.homegroup.platform.loop.Timers;

/// One call over one channel: tried again a few times, longer apart, as long as it is wanted.
final class RetryingDelivery {

  private final Timers timers;
  private final List<Duration> tryAgainAfter;

  RetryingDelivery(Timers timers, List<Duration> tryAgainAfter) {
    this.timers = timers;
    this.tryAgainAfter = tryAgainAfter;
  }

  interface Try {
    /// Nobody wants it any more, so it is not tried again.
    boolean unwanted();

    Future<Void> make();

    /// Another one follows.
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

  /// A defect in a channel is a failed try too.
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
