package org.homegroup.bridge.jvb.sdp;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The bridge's side of an endpoint's path, as the create answer gives it, once. Holds addresses
/// and secrets, so it does not print itself.
///
/// @param candidates as the values of `a=candidate:`
/// @param webSocket where the bridge wants the endpoint's Colibri WebSocket, password included
/// @param feedback the bridge's own SSRCs, which carry its probing
public record BridgeTransport(
    String ufrag,
    String password,
    List<Fingerprint> fingerprints,
    List<String> candidates,
    Optional<URI> webSocket,
    Sources feedback) {

  public record Fingerprint(String hash, String value) {}

  public BridgeTransport {
    fingerprints = List.copyOf(fingerprints);
    candidates = List.copyOf(candidates);
  }

  @Override
  public String toString() {
    return "BridgeTransport";
  }
}
