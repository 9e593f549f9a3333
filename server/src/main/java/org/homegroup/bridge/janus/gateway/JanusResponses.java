package org.homegroup.bridge.janus.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.session.MediaKind;

/// The reading of what Janus and its VideoRoom answer to [JanusRequests], refusals too.
public final class JanusResponses {

  /// Feed unknown or not publishing yet.
  public static final int NO_SUCH_FEED = 428;

  private static final int INVALID_SDP = 465;

  /// Session and handle unknown: both are gone already.
  static final int NO_SUCH_SESSION = 458;

  public static final int NO_SUCH_HANDLE = 459;

  /// One m-line of our own feed, as Janus took it.
  public record Published(String mid, MediaKind kind) {}

  /// One m-line of a subscription: what it carries, if it is in use.
  public record Subscribed(String mid, MediaKind kind, String feed, boolean active) {}

  private JanusResponses() {}

  /// The refusal that an answer holds, or `null`. Janus note: a plugin's refusals come as `success`
  /// or `event` and hide in the plugin's data.
  static BridgeFailure failure(JsonObject message) {
    if ("error".equals(message.getString("janus"))) {
      JsonObject error = message.getJsonObject("error", new JsonObject());
      int code = error.getInteger("code", 0);
      // Janus quotes the line at fault: a description is not for the log.
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
    return JanusLog.redact(holder.getString(field, "no reason given"));
  }

  /// The plugin's part of an answer or event; empty when there is none.
  public static JsonObject data(JsonObject message) {
    return message
        .getJsonObject("plugindata", new JsonObject())
        .getJsonObject("data", new JsonObject());
  }

  /// The description in an answer, or `null`.
  public static String sdp(JsonObject message) {
    JsonObject jsep = message.getJsonObject("jsep");
    return jsep == null ? null : jsep.getString("sdp");
  }

  /// The audio and video m-lines that Janus took from a feed, without those that were stopped.
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

  /// All feeds of a room, and whether the connection of each is up.
  public static Map<String, Boolean> feeds(JsonObject data) {
    Map<String, Boolean> feeds = new LinkedHashMap<>();
    for (Object each : data.getJsonArray("participants", new JsonArray())) {
      JsonObject participant = (JsonObject) each;
      feeds.put(participant.getString("id"), participant.getBoolean("publisher", false));
    }
    return feeds;
  }

  /// Whether an update was put off because an offer is open that we do not know of.
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
