package org.homegroup.bridge;

import java.util.Objects;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// The bridge's side of one admitted, connected participant. A new connection, and each new attempt
/// on the same connection (`attempt` counts from 1), is a new endpoint with new peer connections in
/// the browser.
public record EndpointId(ParticipantId participantId, ConnectionId connectionId, int attempt) {

  public EndpointId {
    Objects.requireNonNull(participantId);
    Objects.requireNonNull(connectionId);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1");
    }
  }

  /// The text form used on the live socket; opaque to the browser. Only that connection sees it.
  public String value() {
    return connectionId.value() + "." + attempt;
  }

  /// For logs: ids only.
  @Override
  public String toString() {
    return participantId + "@" + value();
  }
}
