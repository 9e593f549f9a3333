package org.homegroup.bridge.turn;

import java.util.List;
import java.util.Optional;

/// The ICE settings that a browser gets for its way to the bridge; see `media-open` in
/// `PROTOCOL.md`.
///
/// @param relay empty if there is no TURN server
public record IceSettings(Optional<Relay> relay, Transport transport) {

  /// The kinds of candidates that the browser may use.
  public enum Transport {
    ALL,
    RELAY
  }

  /// @param urls of one relay or several; the browser tries all of them
  public record Relay(List<String> urls, TurnCredentials credentials) {
    public Relay {
      urls = List.copyOf(urls);
    }
  }
}
