package org.homegroup.api.tasks;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.safety.Task;
import org.homegroup.session.Actor;

/// A task of a session, for a person who led that session.
///
/// @param lead the reading person
/// @param seat the reader's participant id in that session
/// @param whom the participant concerned
public record TaskOfLead(
    Task task, Booking booking, PersonId lead, ParticipantId seat, Optional<PersonId> whom) {

  public Actor actor() {
    return Actor.of(seat);
  }

  public boolean supervises() {
    return booking.supervises(lead);
  }

  public TaskOfLead with(Task changed) {
    return new TaskOfLead(changed, booking, lead, seat, whom);
  }

  /// The JSON that `PROTOCOL.md` describes.
  public JsonObject json() {
    return new JsonObject()
        .put("taskId", task.taskId().value())
        .put("kind", KebabCase.kebab(task.kind().name()))
        .put("sessionId", booking.sessionId().value())
        .put("title", booking.title())
        .put("zone", booking.zone().getId())
        .put("name", whom.flatMap(this::name).orElse(null))
        .put("raisedAt", Instants.text(task.raisedAt()))
        .put("dueAt", task.dueAt().map(Instants::text).orElse(null))
        .put("taken", task.taken().map(this::json).orElse(null));
  }

  private JsonObject json(Task.Taken taken) {
    return new JsonObject()
        .put("you", taken.by().equals(lead))
        .put("name", name(taken.by()).orElse(null))
        .put("at", Instants.text(taken.at()));
  }

  private Optional<String> name(PersonId person) {
    return booking.nameOf(person).map(PersonName::full);
  }
}
