package org.homegroup.bridge.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// The receiver constraints that each browser sent last. They are kept per connection, even before
/// it has media, and apply to every later endpoint, conference and place.
final class ConstraintsByParticipant {

  private final Map<ParticipantId, Entry> byParticipant = new HashMap<>();

  private record Entry(ConnectionId connectionId, ReceiverConstraints constraints) {}

  void put(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints constraints) {
    byParticipant.put(participantId, new Entry(connectionId, constraints));
  }

  Optional<ReceiverConstraints> of(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(byParticipant.get(participantId))
        .filter(each -> each.connectionId().equals(connectionId))
        .map(Entry::constraints);
  }
}
