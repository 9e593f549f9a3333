package org.homegroup.bridge.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// Which videos each browser wants, as it said last: kept for the connection that said it, also
/// before it has media, and over every new endpoint, conference and place.
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
