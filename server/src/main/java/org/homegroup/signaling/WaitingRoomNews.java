package org.homegroup.signaling;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.Seat;

/// Tells those who wait how it stands, each of them only what changed for them.
final class WaitingRoomNews {

  private final Seated seated;
  private final Views views;
  private final Moment moment;

  WaitingRoomNews(Seated seated, Views views, Moment moment) {
    this.seated = seated;
    this.views = views;
    this.moment = moment;
  }

  void tell(Open state, long version) {
    View.Session session = views.session(state, Circle.WAITING);
    Map<Boolean, Frame> frames = new HashMap<>();
    for (Connection connection : seated.all()) {
      Seat seat = state.seats().get(connection.participantId());
      if (connection.audience() != Audience.WAITING || seat == null) {
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
    if (connection.audience() == Audience.WAITING) {
      connection.newToWaitingRoom(
          new Connection.WaitingRoomSeen(
              views.session(state, Circle.WAITING),
              views.waitingRoom(state, moment.seen(state, seat))));
    }
  }
}
