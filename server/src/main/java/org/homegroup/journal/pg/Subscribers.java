package org.homegroup.journal.pg;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;

/// Subscribers to appends, each called on the context from which it subscribed. The order is that
/// of the calls to [#tell], which come one at a time.
final class Subscribers {

  private record Subscriber(Context context, Consumer<List<JournalEntry>> consumer) {}

  private final Vertx vertx;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  Subscribers(Vertx vertx) {
    this.vertx = vertx;
  }

  Journal.Subscription add(Consumer<List<JournalEntry>> consumer) {
    Subscriber subscriber = new Subscriber(vertx.getOrCreateContext(), consumer);
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  void tell(List<JournalEntry> entries) {
    for (Subscriber subscriber : subscribers) {
      subscriber
          .context()
          .runOnContext(
              _ -> {
                // It may have cancelled since.
                if (subscribers.contains(subscriber)) {
                  subscriber.consumer().accept(entries);
                }
              });
    }
  }
}
