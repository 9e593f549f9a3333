package org.homegroup.api.tasks;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.CrisisHistory;
import org.homegroup.safety.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the care tasks that a lead may read, and the participants concerned, whom the ledger of
/// each session knows.
final class CareTaskFinder {

  private static final Logger LOG = LoggerFactory.getLogger(CareTaskFinder.class);

  private final AccessResolver access;
  private final Function<SessionId, Future<LiveSession>> sessions;
  private final InstantSource clock;

  CareTaskFinder(
      AccessResolver access,
      Function<SessionId, Future<LiveSession>> sessions,
      InstantSource clock) {
    this.access = access;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Those of the tasks that the lead may read, in their order.
  Future<List<TaskOfLead>> readable(List<Task> tasks, Principal lead) {
    Map<SessionId, Future<Optional<Led>>> led = new HashMap<>();
    List<Future<Optional<TaskOfLead>>> all =
        tasks.stream()
            .map(
                task ->
                    led.computeIfAbsent(task.sessionId(), id -> led(id, lead))
                        .map(found -> found.map(session -> session.task(task, lead.personId()))))
            .toList();
    return Future.all(all).map(_ -> all.stream().flatMap(each -> each.result().stream()).toList());
  }

  /// One task, of a lead who may.
  Future<TaskOfLead> of(Task task, Booking booking, PersonId lead) {
    return history(task.sessionId()).map(history -> new Led(booking, history).task(task, lead));
  }

  /// A session that the lead led.
  private record Led(Booking booking, CrisisHistory history) {

    TaskOfLead task(Task task, PersonId lead) {
      Optional<PersonId> whom =
          task.personId().or(() -> task.participantId().flatMap(history::personOf));
      return new TaskOfLead(task, booking, lead, history.participantOf(lead).orElseThrow(), whom);
    }
  }

  private Future<Optional<Led>> led(SessionId id, Principal lead) {
    return access
        .allowed(Action.READ_CARE_TASK, lead, id)
        .compose(
            found ->
                found
                    .map(
                        booking ->
                            history(id).map(history -> Optional.of(new Led(booking, history))))
                    .orElse(Future.succeededFuture(Optional.empty())))
        .recover(failure -> leaveOut(id, failure));
  }

  private Future<CrisisHistory> history(SessionId id) {
    return sessions
        .apply(id)
        .compose(LiveSession::history)
        .map(events -> CrisisHistory.of(events, clock.instant()));
  }

  /// Skips a session whose ledger cannot be read: it must not hide the tasks of others.
  private static Future<Optional<Led>> leaveOut(SessionId id, Throwable failure) {
    LOG.warn("Session {}: it is not known who led it", id);
    LOG.debug("The cause", failure);
    return Future.succeededFuture(Optional.empty());
  }
}
