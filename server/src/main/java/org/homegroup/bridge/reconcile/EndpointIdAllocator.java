package org.homegroup.bridge.reconcile;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.bridge.EndpointId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// Allocates endpoint ids. Counts the endpoints of each connection across conferences and returns
/// to the waiting room, so that no id is used twice.
final class EndpointIdAllocator {

  private record Count(ConnectionId connectionId, int last) {}

  private final int before;
  private final Map<ParticipantId, Count> counts = new HashMap<>();

  /// @param before the attempt numbers that an earlier process may have used
  EndpointIdAllocator(int before) {
    this.before = before;
  }

  /// Marks the number of an adopted endpoint as used.
  void reserve(EndpointId id) {
    int last = Math.max(before, id.attempt());
    counts.merge(
        id.participantId(),
        new Count(id.connectionId(), last),
        (old, now) ->
            old.connectionId().equals(now.connectionId()) && old.last() > now.last() ? old : now);
  }

  EndpointId next(ParticipantId participantId, ConnectionId connectionId) {
    Count count = counts.get(participantId);
    int last = count != null && count.connectionId().equals(connectionId) ? count.last() : before;
    int attempt = last + 1;
    counts.put(participantId, new Count(connectionId, attempt));
    return new EndpointId(participantId, connectionId, attempt);
  }
}
