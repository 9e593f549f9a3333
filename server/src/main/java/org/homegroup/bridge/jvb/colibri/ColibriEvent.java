package org.homegroup.bridge.jvb.colibri;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/// A message on an endpoint's Colibri WebSocket that this server uses. Others are ignored:
/// `ForwardedSources` and `SenderSourceConstraints` describe the bridge's own allocation, which the
/// browser sees anyway, and `ConnectionStats` is for clients that lower their own quality.
public sealed interface ColibriEvent {

  /// The bridge received nothing from an endpoint for eight seconds, or receives again.
  record Connectivity(String endpoint, boolean active) implements ColibriEvent {}

  /// The endpoint that speaks most; empty in silence.
  record DominantSpeaker(Optional<String> endpoint) implements ColibriEvent {}

  /// Reads a message; empty if it is not used or cannot be read.
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

  /// Builds the message that tells the bridge the type of an endpoint's own video.
  static String videoType(String source, boolean screen) {
    return new JsonObject()
        .put("colibriClass", "SourceVideoTypeMessage")
        .put("sourceName", source)
        .put("videoType", screen ? "DESKTOP" : "CAMERA")
        .encode();
  }

  /// Builds a request for all videos. The bridge sends none before the first such message.
  static String receiveVideo(int heightMax) {
    return new JsonObject()
        .put("colibriClass", "ReceiverVideoConstraints")
        .put("lastN", -1)
        .put("onStageSources", new JsonArray())
        .put("defaultConstraints", new JsonObject().put("maxHeight", heightMax))
        .encode();
  }

  /// Builds a request for these sources, none taller than given, and for no others. If the
  /// bandwidth does not suffice, the bridge sends the one on stage first.
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
