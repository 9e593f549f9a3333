package org.homegroup.signaling.room;

import io.vertx.core.Future;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.socket.MessageHandler;

/// Handles the messages of a connection that has a seat, and answers each command exactly once.
final class ParticipantConnection implements MessageHandler {

  private final LiveRoom room;
  private final Connection connection;

  ParticipantConnection(LiveRoom room, Connection connection) {
    this.room = room;
    this.connection = connection;
  }

  @Override
  public void heard(long nanos) {
    connection.heard(room.now(), nanos);
  }

  @Override
  public boolean take(ClientMessage message) {
    if (message instanceof ClientMessage.Hello
        || message instanceof ClientMessage.Preflight
        || message instanceof ClientMessage.PreflightRelay
        || message instanceof ClientMessage.PreflightMeasured) {
      return false;
    }
    if (!connection.closing()) {
      handle(message);
    }
    return true;
  }

  private void handle(ClientMessage message) {
    switch (message) {
      case ClientMessage.Hello _, ClientMessage.Preflight _, ClientMessage.Pong _ -> {}
      case ClientMessage.PreflightRelay _, ClientMessage.PreflightMeasured _ -> {}
      case ClientMessage.Sending it ->
          room.sendingChanged(connection, new View.Kinds(it.audio(), it.video()));
      case ClientMessage.QueueSeen it -> room.queueSeen(connection, it.version());
      case ClientMessage.Receive it -> room.receiverConstraints(connection, it.constraints());
      case ClientMessage.Media it -> room.mediaSignal(connection, it.endpoint(), it.signal());
      case ClientMessage.Asked it -> answer(room.carryOut(it, connection));
    }
  }

  private void answer(Future<ServerMessage> answer) {
    answer.onSuccess(message -> connection.send(MessageCodec.frame(message)));
  }

  @Override
  public void gone(boolean said) {
    room.disconnected(connection, said ? room.now() : connection.lastHeardAt());
  }
}
