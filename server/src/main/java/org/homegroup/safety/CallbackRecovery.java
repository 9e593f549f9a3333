package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.id.SessionId;
import org.homegroup.practice.Booking;
import org.homegroup.projection.LeftCallback;
import org.homegroup.projection.LeftCallbacks;

/// Puts on record the telephone callbacks that nobody had taken when their session ended. They are
/// kept at that end ([TaskProjector]); what a server that died just then, or one without a
/// database, did not write is found here by the next one, in the read model of the ledgers. What
/// was kept before stays as it is, also when it is done.
public final class CallbackRecovery {

  /// After this time a callback that was never put on record is not raised anew: far longer than
  /// any outage after which a participant would still be called.
  private static final Duration NOT_AFTER = Duration.ofDays(30);

  private final LeftCallbacks callbacks;
  private final CareTasks tasks;
  private final Function<SessionId, Future<Optional<Booking>>> bookings;

  public CallbackRecovery(
      LeftCallbacks callbacks,
      CareTasks tasks,
      Function<SessionId, Future<Optional<Booking>>> bookings) {
    this.callbacks = callbacks;
    this.tasks = tasks;
    this.bookings = bookings;
  }

  /// Completes when all of them are on record.
  public Future<Void> keep(Instant now) {
    return callbacks
        .since(now.minus(NOT_AFTER))
        .compose(left -> Future.all(left.stream().map(this::keep).toList()))
        .mapEmpty();
  }

  private Future<Void> keep(LeftCallback left) {
    return bookings
        .apply(left.sessionId())
        .compose(
            booking ->
                booking
                    .map(it -> tasks.keep(SessionTasks.of(it).left(left)).<Void>mapEmpty())
                    .orElseGet(Future::succeededFuture));
  }
}
