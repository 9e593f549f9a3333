package org.homegroup.bridge.jvb.sdp;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The bridge's side of an endpoint's transport, as the response to its creation contains it once.
/// Contains addresses and secrets, so it does not print itself.
///
/// @param candidates values of `a=candidate:` lines
/// @param webSocket the URL of the endpoint's Colibri WebSocket, including its password
/// @param feedback the bridge's own SSRCs, which carry its bandwidth probing
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
