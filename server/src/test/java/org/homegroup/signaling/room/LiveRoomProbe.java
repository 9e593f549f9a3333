package org.homegroup.signaling.room;

import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.View;

/// Shows tests what a room keeps to itself.
public final class LiveRoomProbe {

  private LiveRoomProbe() {}

  /// All that this seat's screen has to show.
  public static View.Shared view(LiveRoom room, Open open, Seat seat) {
    return room.view(open, seat);
  }

  /// Observations that are not on record yet.
  public static int unrecorded(LiveRoom room) {
    return room.unrecorded();
  }
}
