package org.homegroup.bridge.janus.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.session.MediaKind;

/// Reads the responses of Janus and its VideoRoom plugin to [JanusRequests], including errors.
public final class JanusResponses {

  /// Error: the feed is unknown or not publishing yet.
  public static final int NO_SUCH_FEED = 428;

  private static final int INVALID_SDP = 465;

  /// Errors: the session or the handle is unknown, so it is gone already.
  static final int NO_SUCH_SESSION = 458;

  public static final int NO_SUCH_HANDLE = 459;

  /// One m-line of our own feed, as Janus accepted it.
  public record Published(String mid, MediaKind kind) {}

  /// One m-line of a subscription, with the stream that it carries if it is active.
  public record Subscribed(String mid, MediaKind kind, String feed, boolean active) {}

  private JanusResponses() {}

  /// Returns the error in a response, or `null`. Janus note: a plugin's errors come as `success` or
  /// `event` and are inside the plugin's data.
  static BridgeFailure failure(JsonObject message) {
    if ("error".equals(message.getString("janus"))) {
      JsonObject error = message.getJsonObject("error", new JsonObject());
      int code = error.getInteger("code", 0);
      // Janus quotes the faulty line, and session descriptions must not be logged.
      String reason =
          code == INVALID_SDP ? "the description cannot be read" : reason(error, "reason");
      return new BridgeFailure.Refused(code, reason);
    }
    JsonObject data = data(message);
    if (data.containsKey("error_code")) {
      return new BridgeFailure.Refused(data.getInteger("error_code"), reason(data, "error"));
    }
    return null;
  }

  private static String reason(JsonObject holder, String field) {
    return Addresses.redact(holder.getString(field, "no reason given"));
  }

  /// Returns the plugin's part of a response or event; empty if there is none.
  public static JsonObject data(JsonObject message) {
    return message
        .getJsonObject("plugindata", new JsonObject())
        .getJsonObject("data", new JsonObject());
  }

  /// Returns the session description in a response, or `null`.
  public static String sdp(JsonObject message) {
    JsonObject jsep = message.getJsonObject("jsep");
    return jsep == null ? null : jsep.getString("sdp");
  }

  /// Returns the audio and video m-lines that Janus accepted from a feed, without stopped ones.
  public static List<Published> published(JsonObject data) {
    List<Published> list = new ArrayList<>();
    for (JsonObject each : streams(data)) {
      MediaKind kind = kind(each.getString("type"));
      if (kind != null && !each.getBoolean("disabled", false)) {
        list.add(new Published(each.getString("mid"), kind));
      }
    }
    return list;
  }

  public static List<Subscribed> subscribed(JsonObject data) {
    List<Subscribed> list = new ArrayList<>();
    for (JsonObject each : streams(data)) {
      MediaKind kind = kind(each.getString("type"));
      if (kind != null) {
        list.add(
            new Subscribed(
                each.getString("mid"),
                kind,
                each.getString("feed_id"),
                each.getBoolean("active", false)));
      }
    }
    return list;
  }

  /// Returns all feeds of a room, each with true if its connection is up.
  public static Map<String, Boolean> feeds(JsonObject data) {
    Map<String, Boolean> feeds = new LinkedHashMap<>();
    for (Object each : data.getJsonArray("participants", new JsonArray())) {
      JsonObject participant = (JsonObject) each;
      feeds.put(participant.getString("id"), participant.getBoolean("publisher", false));
    }
    return feeds;
  }

  /// Returns true if Janus postponed an update because of an open offer that we do not know of.
  public static boolean postponed(JsonObject data) {
    return "updating".equals(data.getString("videoroom"));
  }

  static MediaKind kind(String type) {
    return switch (type) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      case null, default -> null;
    };
  }

  private static List<JsonObject> streams(JsonObject data) {
    return data.getJsonArray("streams", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
