package org.homegroup.bridge;

import java.util.Objects;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// The id of an endpoint: the media of one admitted, connected participant on a bridge. A new
/// connection is a new endpoint, and so is each new attempt on the same connection (`attempt`
/// counts from 1). The browser makes new peer connections for each.
public record EndpointId(ParticipantId participantId, ConnectionId connectionId, int attempt) {

  public EndpointId {
    Objects.requireNonNull(participantId);
    Objects.requireNonNull(connectionId);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1");
    }
  }

  /// The text form on the live socket. It is opaque to the browser, and only this connection sees
  /// it.
  public String value() {
    return connectionId.value() + "." + attempt;
  }

  /// Contains ids only, so it may appear in logs.
  @Override
  public String toString() {
    return participantId + "@" + value();
  }
}
