package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.platform.loop.Timers;

/// Requests that wait for something new in their organization: the page hears of it at once, also
/// in a tab in the background, where browsers let timers sleep. On the loop of the board.
final class LongPollWaiters {

  /// Tabs of one person; whoever opens more looks less often.
  static final int MOST_OF_ONE = 4;

  private record Waiter(OrganizationId organization, PersonId person, Promise<Void> over) {}

  private final Timers timers;
  private final Set<Waiter> waiters = new HashSet<>();
  private boolean stopped;

  LongPollWaiters(Timers timers) {
    this.timers = timers;
  }

  boolean hasPlace(PersonId person) {
    return waiters.stream().filter(one -> one.person.equals(person)).count() < MOST_OF_ONE;
  }

  /// Completes when something is new, or so long has passed, or the request has `gone`.
  Future<Void> wait(OrganizationId organization, PersonId person, Duration atMost, Future<?> gone) {
    if (stopped) {
      return Future.succeededFuture();
    }
    var waiter = new Waiter(organization, person, Promise.promise());
    waiters.add(waiter);
    Runnable cancel = timers.after(atMost, () -> end(waiter));
    gone.onComplete(_ -> end(waiter));
    return waiter.over.future().onComplete(_ -> cancel.run());
  }

  void changed(OrganizationId organization) {
    Set.copyOf(waiters).stream()
        .filter(one -> one.organization.equals(organization))
        .forEach(this::end);
  }

  /// Lets everybody go, for a server that stops.
  void stop() {
    stopped = true;
    Set.copyOf(waiters).forEach(this::end);
  }

  private void end(Waiter waiter) {
    waiters.remove(waiter);
    waiter.over.tryComplete();
  }
}
