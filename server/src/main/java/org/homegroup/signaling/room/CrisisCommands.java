package org.homegroup.signaling.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.practice.Booking;
import org.homegroup.session.SessionCommand;
import org.homegroup.signaling.protocol.ClientMessage;

/// Maps messages about a crisis to commands of the session. Ids are the same for the same message:
/// a message that is sent again, even to a server that has forgotten it, raises no second crisis.
final class CrisisCommands {

  private CrisisCommands() {}

  static SessionCommand of(
      ClientMessage.CrisisCommand message, Booking booking, ParticipantId by, Instant at) {
    boolean locationRequired = booking.policy().locationRequired();
    UUID fresh = fresh(booking, by, message.id());
    var room = new SideRoomId("s-" + fresh);
    return switch (message) {
      case ClientMessage.RaiseCrisis it ->
          new SessionCommand.RaiseCrisis(
              by,
              it.participantId().orElse(by),
              new CrisisId(fresh.toString()),
              locationRequired,
              room,
              at);
      case ClientMessage.AnswerCrisis it ->
          new SessionCommand.AnswerCrisis(by, it.crisisId(), locationRequired, room, at);
      case ClientMessage.CloseCrisis it -> new SessionCommand.CloseCrisis(by, it.crisisId(), at);
    };
  }

  private static UUID fresh(Booking booking, ParticipantId by, String commandId) {
    String seed = "crisis/" + booking.sessionId() + "/" + by + "/" + commandId;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }
}
