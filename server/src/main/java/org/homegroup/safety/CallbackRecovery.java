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

/// Recovers telephone callbacks that nobody had taken when their session ended. [TaskProjector]
/// stores them at that end; if the server died just then, or ran without a database, the next start
/// finds them here, in the ledger. A task that is already stored stays as it is, also when it is
/// done.
public final class CallbackRecovery {

  /// A callback that is older is not raised anew: far longer than any outage after which a
  /// participant would still be telephoned.
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

  /// Completes when all of them are recorded.
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
