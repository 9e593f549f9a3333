package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.Optional;
import org.homegroup.session.Rejection;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.socket.Transport;

/// Handles `hello`: authenticates the person, opens the room of the session they are booked in, and
/// lets the room seat and welcome them.
public final class HelloHandler {

  private final Authenticator authenticator;
  private final LiveRooms rooms;
  private boolean stopping;

  public HelloHandler(Authenticator authenticator, LiveRooms rooms) {
    this.authenticator = authenticator;
    this.rooms = rooms;
  }

  /// Refuses every `hello` from now on.
  public void stop() {
    stopping = true;
  }

  /// Seats the connection and welcomes it; fails with what [Refusal#of] explains.
  public Future<ParticipantConnection> greet(ClientMessage.Hello hello, Transport transport) {
    return authenticator
        .part(hello.token(), hello.sessionId())
        .compose(
            part ->
                rooms.open(part.booking()).compose(room -> enter(room, part, hello, transport)));
  }

  private Future<ParticipantConnection> enter(
      Optional<LiveRoom> room,
      JoinAttempt.Part part,
      ClientMessage.Hello hello,
      Transport transport) {
    if (room.isEmpty()) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (stopping || transport.isClosed()) {
      // A page that is gone already may not take the seat from a newer connection of its person.
      return Refusal.refuse("unavailable", CloseCode.SERVER_STOPPING);
    }
    return room.get().join(part, hello, transport);
  }
}
