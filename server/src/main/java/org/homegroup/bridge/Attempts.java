package org.homegroup.bridge;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.ParticipantId;

/// Counts the endpoints of each connection, over conferences and returns to the waiting room, so
/// that no endpoint id is ever used twice.
final class Attempts {

  private record Count(ConnectionId connectionId, int last) {}

  private final Map<ParticipantId, Count> counts = new HashMap<>();

  EndpointId next(ParticipantId participantId, ConnectionId connectionId) {
    Count before = counts.get(participantId);
    int attempt =
        before != null && before.connectionId().equals(connectionId) ? before.last() + 1 : 1;
    counts.put(participantId, new Count(connectionId, attempt));
    return new EndpointId(participantId, connectionId, attempt);
  }
}
