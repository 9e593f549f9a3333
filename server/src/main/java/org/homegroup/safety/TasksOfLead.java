package org.homegroup.safety;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the tasks of sessions that a person led, and the participants concerned. The ledger of
/// each session knows both; the booking knows whether the person may still lead there.
public final class TasksOfLead {

  private static final Logger log = LoggerFactory.getLogger(TasksOfLead.class);

  private final Function<SessionId, Future<Optional<Booking>>> bookings;
  private final Function<SessionId, Future<LiveSession>> sessions;
  private final InstantSource clock;

  /// Creates the lookup.
  ///
  /// @param sessions the sessions of this node, opened on demand
  public TasksOfLead(
      Function<SessionId, Future<Optional<Booking>>> bookings,
      Function<SessionId, Future<LiveSession>> sessions,
      InstantSource clock) {
    this.bookings = bookings;
    this.sessions = sessions;
    this.clock = clock;
  }

  public Future<List<TaskOfLead>> of(List<Task> tasks, PersonId lead) {
    Map<SessionId, Future<Optional<Led>>> led = new HashMap<>();
    List<Future<Optional<TaskOfLead>>> all =
        tasks.stream()
            .map(
                task ->
                    led.computeIfAbsent(task.sessionId(), id -> led(id, lead))
                        .map(found -> found.map(session -> session.task(task, lead))))
            .toList();
    return Future.all(all).map(_ -> all.stream().flatMap(each -> each.result().stream()).toList());
  }

  /// A session that this person led.
  private record Led(Booking booking, CrisisHistory history) {

    TaskOfLead task(Task task, PersonId lead) {
      Optional<PersonId> whom =
          task.personId().or(() -> task.participantId().flatMap(history::personOf));
      return new TaskOfLead(task, booking, lead, history.participantOf(lead).orElseThrow(), whom);
    }
  }

  private Future<Optional<Led>> led(SessionId id, PersonId lead) {
    return bookings
        .apply(id)
        .compose(
            found ->
                found
                    .filter(booking -> CrisisReaders.mayLead(booking, lead))
                    .map(booking -> history(id).map(history -> led(booking, history, lead)))
                    .orElse(Future.succeededFuture(Optional.empty())))
        .recover(failure -> leaveOut(id, failure));
  }

  private Future<CrisisHistory> history(SessionId id) {
    return sessions
        .apply(id)
        .compose(LiveSession::history)
        .map(events -> CrisisHistory.of(events, clock.instant()));
  }

  private static Optional<Led> led(Booking booking, CrisisHistory history, PersonId lead) {
    return Optional.of(new Led(booking, history)).filter(_ -> history.wasLedBy(lead));
  }

  /// Skips a session whose ledger cannot be read: it must not hide the tasks of others.
  private static Future<Optional<Led>> leaveOut(SessionId id, Throwable failure) {
    log.warn("Session {}: it is not known who led it", id);
    log.debug("The cause", failure);
    return Future.succeededFuture(Optional.empty());
  }
}
