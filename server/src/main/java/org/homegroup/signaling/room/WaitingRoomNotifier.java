package org.homegroup.signaling.room;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Tells those who wait how the session stands, each of them only what changed for them.
final class WaitingRoomNotifier {

  private final ConnectionRegistry connections;
  private final ViewMapper views;
  private final EphemeralState ephemeral;

  WaitingRoomNotifier(ConnectionRegistry connections, ViewMapper views, EphemeralState ephemeral) {
    this.connections = connections;
    this.views = views;
    this.ephemeral = ephemeral;
  }

  void tell(Open state, long version) {
    View.Session session = views.session(state, Audience.WAITING);
    Map<Boolean, Frame> frames = new HashMap<>();
    for (Connection connection : connections.all()) {
      Seat seat = state.seats().get(connection.participantId());
      if (connection.audienceKind() != AudienceKind.WAITING || seat == null) {
        continue;
      }
      boolean seen = ephemeral.seen(state, seat);
      var waitingRoom = views.waitingRoom(state, seen);
      if (connection.newToWaitingRoom(new Connection.WaitingRoomSeen(session, waitingRoom))) {
        connection.send(
            frames.computeIfAbsent(
                seen,
                _ ->
                    MessageCodec.frame(
                        new ServerMessage.WaitingRoomChanged(version, session, waitingRoom))));
      }
    }
  }

  /// The connection has just been sent the whole state: only changes are sent from here on.
  void welcomed(Open state, Seat seat, Connection connection) {
    if (connection.audienceKind() == AudienceKind.WAITING) {
      connection.newToWaitingRoom(
          new Connection.WaitingRoomSeen(
              views.session(state, Audience.WAITING),
              views.waitingRoom(state, ephemeral.seen(state, seat))));
    }
  }
}
