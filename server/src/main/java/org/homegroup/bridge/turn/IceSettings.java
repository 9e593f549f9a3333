package org.homegroup.bridge.turn;

import java.util.List;
import java.util.Optional;

/// What a browser is told about its way to the bridge; see `media-open` in `PROTOCOL.md`.
///
/// @param relay empty if there is no TURN server
public record IceSettings(Optional<Relay> relay, Transport transport) {

  /// Which ways the browser may take.
  public enum Transport {
    ALL,
    RELAY
  }

  /// @param urls ways to reach the same relay, or several; the browser tries all of them
  public record Relay(List<String> urls, TurnCredentials credentials) {
    public Relay {
      urls = List.copyOf(urls);
    }
  }
}
