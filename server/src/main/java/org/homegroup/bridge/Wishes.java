package org.homegroup.bridge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.ParticipantId;

/// Which videos each browser wants, as it said last: kept for the connection that said it, also
/// before it has media, and over every new endpoint, conference and place.
final class Wishes {

  private final Map<ParticipantId, Wished> wished = new HashMap<>();

  private record Wished(ConnectionId connectionId, VideoWishes wishes) {}

  void put(ParticipantId participantId, ConnectionId connectionId, VideoWishes wishes) {
    wished.put(participantId, new Wished(connectionId, wishes));
  }

  Optional<VideoWishes> of(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(wished.get(participantId))
        .filter(each -> each.connectionId().equals(connectionId))
        .map(Wished::wishes);
  }
}
