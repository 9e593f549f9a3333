package org.homegroup.signaling.room;

import java.time.Instant;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.signaling.protocol.View;

/// The participants who wait for one session now, as leads see them.
public record WaitingList(SessionId sessionId, Instant asOf, List<View.Waiting> waiting) {

  public WaitingList {
    waiting = List.copyOf(waiting);
  }
}
