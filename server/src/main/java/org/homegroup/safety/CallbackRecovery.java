package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.practice.Booking;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.state.GroupSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Call backs that nobody had taken when their session ended. They are kept at that end
/// ([TaskProjector]); what a server that died just then, or one without a database, did not write
// is
/// found here by the next one, in the ledger. What was kept before stays as it is, also when it is
/// done.
public final class CallbackRecovery {

  private static final Logger log = LoggerFactory.getLogger(CallbackRecovery.class);

  /// Far longer than any outage after which somebody would still be called back.
  private static final Duration LOOKS_BACK = Duration.ofDays(30);

  private final Journal journal;
  private final CareTasks tasks;
  private final Function<SessionId, Future<Optional<Booking>>> bookings;

  public CallbackRecovery(
      Journal journal, CareTasks tasks, Function<SessionId, Future<Optional<Booking>>> bookings) {
    this.journal = journal;
    this.tasks = tasks;
    this.bookings = bookings;
  }

  /// Completes when all of them are on record.
  public Future<Void> keep(Instant now) {
    return journal
        .telephoneCallbacksSince(now.minus(LOOKS_BACK))
        .compose(found -> Future.all(found.stream().map(this::ofSession).toList()))
        .mapEmpty();
  }

  private Future<Void> ofSession(SessionId sessionId) {
    return journal
        .read(sessionId, 0)
        .map(entries -> entries.stream().map(JournalEntry::event).toList())
        .compose(events -> bookings.apply(sessionId).compose(found -> keep(found, events)))
        .recover(failure -> leaveOut(sessionId, failure));
  }

  private Future<Void> keep(Optional<Booking> booking, List<SessionEvent> events) {
    List<Task> left =
        booking
            .map(SessionTasks::of)
            .map(rule -> rule.left(GroupSession.NOT_SCHEDULED, events))
            .orElse(List.of());
    return Future.all(left.stream().map(tasks::keep).toList()).mapEmpty();
  }

  /// What cannot be read of one session keeps no server from starting.
  private static Future<Void> leaveOut(SessionId sessionId, Throwable failure) {
    if (failure instanceof CorruptEntry) {
      log.error("Session {}: nobody knows whether a call back was left", sessionId, failure);
      return Future.succeededFuture();
    }
    return Future.failedFuture(failure);
  }
}
