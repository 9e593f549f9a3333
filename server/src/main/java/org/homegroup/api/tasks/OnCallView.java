package org.homegroup.api.tasks;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.oncall.DeliveryState;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.Booking;
import org.homegroup.practice.KnownPerson;
import org.homegroup.practice.OnCallPerson;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;

/// Shows a supervisor the tasks of the organization, as `PROTOCOL.md` describes it: the group,
/// never the patient.
public final class OnCallView {

  private final TaskBoard board;
  private final OnCallDesk desk;
  private final Directory directory;

  OnCallView(TaskBoard board, OnCallDesk desk, Directory directory) {
    this.board = board;
    this.desk = desk;
    this.directory = directory;
  }

  /// Lookups in the practice.
  ///
  /// @param onCall who is on call for an organization
  public record Directory(
      Function<PersonId, Future<Optional<KnownPerson>>> people,
      Function<SessionId, Future<Optional<Booking>>> bookings,
      Function<OrganizationId, Future<Optional<OnCallPerson>>> onCall) {}

  Future<JsonObject> of(OrganizationId organization, PersonId viewer) {
    return directory
        .onCall()
        .apply(organization)
        .compose(
            onCall ->
                tasks(board.open(organization), viewer)
                    .map(
                        tasks ->
                            new JsonObject()
                                .put("onCall", onCall.map(one -> json(one, viewer)).orElse(null))
                                .put("tasks", tasks)));
  }

  private Future<JsonArray> tasks(List<Task> tasks, PersonId viewer) {
    List<Future<JsonObject>> each = tasks.stream().map(task -> of(task, viewer)).toList();
    return Future.all(each).map(all -> new JsonArray(all.<JsonObject>list()));
  }

  Future<JsonObject> of(Task task, PersonId viewer) {
    Future<Optional<Booking>> booking = directory.bookings().apply(task.sessionId());
    Future<Optional<KnownPerson>> taker =
        task.taken()
            .map(taken -> directory.people().apply(taken.by()))
            .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    return Future.all(booking, taker)
        .map(_ -> json(task, viewer, booking.result(), taker.result()));
  }

  private JsonObject json(
      Task task, PersonId viewer, Optional<Booking> booking, Optional<KnownPerson> taker) {
    return new JsonObject()
        .put("taskId", task.taskId().value())
        .put("kind", KebabCase.kebab(task.kind()))
        .put("sessionId", task.sessionId().value())
        .put("title", booking.map(Booking::title).orElse(null))
        .put("raisedAt", Instants.text(task.raisedAt()))
        .put("dueAt", task.dueAt().map(Instants::text).orElse(null))
        .put("taken", task.taken().map(taken -> json(taken, viewer, taker)).orElse(null))
        .put("durable", task.durable())
        .put("call", json(desk.reach(task.taskId())));
  }

  private static JsonObject json(Task.Taken taken, PersonId viewer, Optional<KnownPerson> taker) {
    return new JsonObject()
        .put("you", taken.by().equals(viewer))
        .put("name", taker.map(one -> one.name().full()).orElse(null))
        .put("at", Instants.text(taken.at()));
  }

  private static JsonObject json(DeliveryState reach) {
    Optional<Instant> at = reach.at();
    return new JsonObject()
        .put("state", KebabCase.kebab(reach.state()))
        .put("calls", reach.calls())
        .put("at", at.map(Instants::text).orElse(null));
  }

  private JsonObject json(OnCallPerson onCall, PersonId viewer) {
    return new JsonObject()
        .put("you", onCall.personId().equals(viewer))
        .put("name", onCall.name().full())
        .put("calledOutside", desk.hasWayTo(onCall));
  }
}
