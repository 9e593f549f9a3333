package org.homegroup.bridge.janus.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.session.MediaKind;

/// An event of Janus's event stream that this server uses: evidence that media arrives, that a path
/// died, or that a participant speaks. `sessionId` and `handleId` identify the peer connection.
public sealed interface JanusEvent {

  /// Janus's setting `no_media_timer`: it reports "not receiving" when no packet came for a whole
  /// second.
  Duration NO_MEDIA_TIMER = Duration.ofSeconds(1);

  /// The assumed delay of that report. Janus checks once a second, so it comes 1.3 to 2.9 s after
  /// the last packet (Janus note); the middle is never wrong by more than a second.
  Duration NO_MEDIA_DELAY = Duration.ofMillis(2_100);

  long sessionId();

  /// The start or end of media on an m-line. `at` is the time of the first or the last packet.
  record Receiving(
      long sessionId, long handleId, String mid, MediaKind kind, boolean receiving, Instant at)
      implements JanusEvent {}

  /// Periodic statistics of one peer connection: for each m-line, true if media arrived during the
  /// last second.
  record ReceptionStats(long sessionId, long handleId, Map<String, Boolean> received, Instant at)
      implements JanusEvent {}

  /// The path is dead; the connection will not recover by itself.
  record IceFailed(long sessionId, long handleId, Instant at) implements JanusEvent {}

  record Talking(long sessionId, String feed, boolean talking) implements JanusEvent {}

  /// Reads one event; empty for the many that are not used. Janus runs on this machine's clock, but
  /// `now` limits the times that it may report.
  static Optional<JanusEvent> parse(JsonObject event, Instant now) {
    long sessionId = event.getLong("session_id", 0L);
    long handleId = event.getLong("handle_id", 0L);
    JsonObject body =
        event.getValue("event") instanceof JsonObject object ? object : new JsonObject();
    return switch (event.getInteger("type", 0)) {
      case 16 -> ice(sessionId, handleId, body, at(event, now));
      case 32 ->
          event.getValue("event") instanceof JsonArray counts
              ? Optional.of(received(counts))
                  .filter(received -> !received.isEmpty())
                  .map(
                      received -> new ReceptionStats(sessionId, handleId, received, at(event, now)))
              : receiving(sessionId, handleId, body, at(event, now));
      case 64 -> talking(sessionId, body);
      default -> Optional.empty();
    };
  }

  private static Optional<JanusEvent> ice(
      long sessionId, long handleId, JsonObject body, Instant at) {
    return "failed".equals(body.getString("ice"))
        ? Optional.of(new IceFailed(sessionId, handleId, at))
        : Optional.empty();
  }

  private static Optional<JanusEvent> receiving(
      long sessionId, long handleId, JsonObject body, Instant at) {
    MediaKind kind = JanusResponses.kind(body.getString("media"));
    Boolean receiving = body.getBoolean("receiving");
    if (kind == null || receiving == null) {
      return Optional.empty();
    }
    Instant when = receiving ? at : at.minus(NO_MEDIA_DELAY);
    return Optional.of(
        new Receiving(sessionId, handleId, body.getString("mid"), kind, receiving, when));
  }

  private static Map<String, Boolean> received(JsonArray counts) {
    Map<String, Boolean> received = new LinkedHashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      JsonObject each = counts.getJsonObject(i);
      if (JanusResponses.kind(each.getString("media")) != null) {
        received.put(each.getString("mid"), each.getLong("bytes-received-lastsec", 0L) > 0);
      }
    }
    return received;
  }

  private static Optional<JanusEvent> talking(long sessionId, JsonObject body) {
    JsonObject data = body.getJsonObject("data", new JsonObject());
    return switch (data.getString("videoroom")) {
      case "talking" -> Optional.of(new Talking(sessionId, data.getString("id"), true));
      case "stopped-talking" -> Optional.of(new Talking(sessionId, data.getString("id"), false));
      case null, default -> Optional.empty();
    };
  }

  /// Returns the event's own time, which is in microseconds; `now` if it is missing or in the
  /// future.
  private static Instant at(JsonObject event, Instant now) {
    long micros = event.getLong("timestamp", 0L);
    Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    return micros == 0 || at.isAfter(now) ? now : at;
  }
}
