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

  private final Map<ParticipantId, Wished> wished = new HashMap<>();

  private record Wished(ConnectionId connectionId, ReceiverConstraints wishes) {}

  void put(ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints wishes) {
    wished.put(participantId, new Wished(connectionId, wishes));
  }

  Optional<ReceiverConstraints> of(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(wished.get(participantId))
        .filter(each -> each.connectionId().equals(connectionId))
        .map(Wished::wishes);
  }
}
