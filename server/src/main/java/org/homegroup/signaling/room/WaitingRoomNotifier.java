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

/// Tells those who wait how it stands, each of them only what changed for them.
final class WaitingRoomNotifier {

  private final ConnectionRegistry seated;
  private final ViewMapper views;
  private final EphemeralState moment;

  WaitingRoomNotifier(ConnectionRegistry seated, ViewMapper views, EphemeralState moment) {
    this.seated = seated;
    this.views = views;
    this.moment = moment;
  }

  void tell(Open state, long version) {
    View.Session session = views.session(state, Audience.WAITING);
    Map<Boolean, Frame> frames = new HashMap<>();
    for (Connection connection : seated.all()) {
      Seat seat = state.seats().get(connection.participantId());
      if (connection.audience() != AudienceKind.WAITING || seat == null) {
        continue;
      }
      boolean seen = moment.seen(state, seat);
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

  /// Somebody has just been told how it stands: only changes are told from here on.
  void welcomed(Open state, Seat seat, Connection connection) {
    if (connection.audience() == AudienceKind.WAITING) {
      connection.newToWaitingRoom(
          new Connection.WaitingRoomSeen(
              views.session(state, Audience.WAITING),
              views.waitingRoom(state, moment.seen(state, seat))));
    }
  }
}
