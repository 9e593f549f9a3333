package org.homegroup.bridge.jvb.colibri;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/// What the bridge tells on an endpoint's Colibri WebSocket and we act on. The rest is ignored:
/// `ForwardedSources` and `SenderSourceConstraints` say what the bridge's own allocation is, which
/// the browser sees by itself, and `ConnectionStats` is for a client that steps down by itself.
public sealed interface ColibriEvent {

  /// The bridge heard nothing at all of an endpoint for eight seconds, or hears it again.
  record Connectivity(String endpoint, boolean active) implements ColibriEvent {}

  /// Who speaks most; nobody in a silence.
  record DominantSpeaker(Optional<String> endpoint) implements ColibriEvent {}

  /// Reads a message; empty for those we do not act on and for what cannot be read.
  static Optional<ColibriEvent> read(String text) {
    try {
      JsonObject json = new JsonObject(text);
      return switch (json.getString("colibriClass", "")) {
        // `active` is a string on the wire (JVB note).
        case "EndpointConnectivityStatusChangeEvent" ->
            Optional.of(
                new Connectivity(
                    json.getString("endpoint", ""),
                    "true".equals(String.valueOf(json.getValue("active")))));
        case "DominantSpeakerEndpointChangeEvent" ->
            Optional.of(
                new DominantSpeaker(
                    Boolean.TRUE.equals(json.getValue("silence"))
                        ? Optional.empty()
                        : Optional.ofNullable(json.getString("dominantSpeakerEndpoint"))));
        default -> Optional.empty();
      };
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /// What the endpoint's own video is.
  static String videoType(String source, boolean screen) {
    return new JsonObject()
        .put("colibriClass", "SourceVideoTypeMessage")
        .put("sourceName", source)
        .put("videoType", screen ? "DESKTOP" : "CAMERA")
        .encode();
  }

  /// Asks the bridge for everybody's picture: until it hears this it sends none at all.
  static String receiveVideo(int heightMax) {
    return new JsonObject()
        .put("colibriClass", "ReceiverVideoConstraints")
        .put("lastN", -1)
        .put("onStageSources", new JsonArray())
        .put("defaultConstraints", new JsonObject().put("maxHeight", heightMax))
        .encode();
  }

  /// Asks for these sources, none taller than it is shown, and for no other. On a line that does
  /// not carry them all the bridge sends the one on stage before the others.
  static String receiveVideo(Map<String, Integer> heights, Optional<String> onStage) {
    JsonObject constraints = new JsonObject();
    heights.forEach(
        (source, height) -> constraints.put(source, new JsonObject().put("maxHeight", height)));
    return new JsonObject()
        .put("colibriClass", "ReceiverVideoConstraints")
        .put("lastN", -1)
        .put("onStageSources", new JsonArray(onStage.stream().toList()))
        .put("defaultConstraints", new JsonObject().put("maxHeight", 0))
        .put("constraints", constraints)
        .encode();
  }
}
