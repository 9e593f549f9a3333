package org.homegroup.bridge.janus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;

/// The VideoRoom's words: request bodies, and the reading of answers. Nothing else spells them.
final class JanusMessages {

  /// Room unknown; feed unknown or not publishing yet.
  static final int NO_SUCH_ROOM = 426;

  static final int NO_SUCH_FEED = 428;

  private static final int INVALID_SDP = 465;

  /// Session and handle unknown: both are gone already.
  static final int NO_SUCH_SESSION = 458;

  static final int NO_SUCH_HANDLE = 459;

  /// A stream of somebody's feed: what a subscription names.
  record Source(String feed, String mid, MediaKind kind) {}

  /// What passes on an m-line of a subscription. `substream` is the largest simulcast layer, 0 the
  /// smallest; without meaning where the sender sends one only.
  record Layer(boolean send, int substream) {}

  /// One m-line of our own feed, as Janus took it.
  record Published(String mid, MediaKind kind) {}

  /// One m-line of a subscription: what it carries, if it is in use.
  record Subscribed(String mid, MediaKind kind, String feed, boolean active) {}

  private JanusMessages() {}

  static JsonObject create(JanusRoom room, JanusSettings settings) {
    return new JsonObject()
        .put("request", "create")
        .put("admin_key", room.adminKey())
        .put("room", room.name())
        .put("secret", room.secret())
        .put("pin", room.pin())
        .put("permanent", false)
        .put("is_private", true)
        .put("publishers", settings.publishersMax())
        .put("require_pvtid", true)
        .put("bitrate", settings.bitrateMax())
        .put("fir_freq", 0)
        .put("audiocodec", "opus")
        .put("videocodec", "vp8")
        .put("opus_fec", true)
        .put("opus_dtx", true)
        .put("audiolevel_event", true)
        // 25 packets are half a second; 45 (in -dBov) tells speech, about 16, from silence, 127.
        .put("audio_active_packets", 25)
        .put("audio_level_average", 45);
  }

  static JsonObject destroy(JanusRoom room) {
    return new JsonObject()
        .put("request", "destroy")
        .put("room", room.name())
        .put("secret", room.secret());
  }

  static JsonObject listParticipants(JanusRoom room) {
    return new JsonObject().put("request", "listparticipants").put("room", room.name());
  }

  /// Answered on any handle that lives, and on no other.
  static JsonObject exists(JanusRoom room) {
    return new JsonObject().put("request", "exists").put("room", room.name());
  }

  /// Cuts a feed of which no handle is known; its own reception too.
  static JsonObject kick(JanusRoom room, String feed) {
    return new JsonObject()
        .put("request", "kick")
        .put("room", room.name())
        .put("secret", room.secret())
        .put("id", feed);
  }

  static JsonObject joinToPublish(JanusRoom room, String feed) {
    return new JsonObject()
        .put("request", "join")
        .put("ptype", "publisher")
        .put("room", room.name())
        .put("pin", room.pin())
        .put("id", feed);
  }

  /// `first` for the first description of a feed, and not for a later one or an ICE restart.
  static JsonObject publish(boolean first) {
    return new JsonObject().put("request", first ? "publish" : "configure");
  }

  static JsonObject keyFrame() {
    return new JsonObject().put("request", "configure").put("keyframe", true);
  }

  static JsonObject moderate(JanusRoom room, String feed, String mid, boolean mute) {
    return new JsonObject()
        .put("request", "moderate")
        .put("room", room.name())
        .put("secret", room.secret())
        .put("id", feed)
        .put("mid", mid)
        .put("mute", mute);
  }

  /// With `autoupdate` Janus would push offers of its own, which race with ours. Without a
  /// `private_id`, somebody kicked would go on receiving.
  static JsonObject joinToReceive(JanusRoom room, long privateId, Collection<Source> sources) {
    return new JsonObject()
        .put("request", "join")
        .put("ptype", "subscriber")
        .put("room", room.name())
        .put("pin", room.pin())
        .put("private_id", privateId)
        .put("use_msid", true)
        .put("autoupdate", false)
        .put("streams", sources(sources));
  }

  static JsonObject update(Collection<Source> subscribe, Collection<Source> unsubscribe) {
    JsonObject body = new JsonObject().put("request", "update");
    if (!subscribe.isEmpty()) {
      body.put("subscribe", sources(subscribe));
    }
    if (!unsubscribe.isEmpty()) {
      body.put("unsubscribe", sources(unsubscribe));
    }
    return body;
  }

  /// By the subscriber's own mid. Needs no negotiation.
  static JsonObject layers(Map<String, Layer> byMid) {
    JsonArray streams = new JsonArray();
    byMid.forEach(
        (mid, layer) ->
            streams.add(
                new JsonObject()
                    .put("mid", mid)
                    .put("send", layer.send())
                    .put("substream", layer.substream())));
    return new JsonObject().put("request", "configure").put("streams", streams);
  }

  static JsonObject start() {
    return new JsonObject().put("request", "start");
  }

  static JsonObject restart() {
    return new JsonObject().put("request", "configure").put("restart", true);
  }

  static JsonObject description(String type, String sdp) {
    return new JsonObject().put("type", type).put("sdp", sdp).put("trickle", true);
  }

  static JsonObject candidate(MediaSignal.Candidate candidate) {
    if (candidate.candidate().isEmpty()) {
      return new JsonObject().put("completed", true);
    }
    return new JsonObject()
        .put("candidate", candidate.candidate())
        .put("sdpMid", candidate.mid())
        .put("sdpMLineIndex", candidate.mLineIndex());
  }

  private static JsonArray sources(Collection<Source> sources) {
    JsonArray array = new JsonArray();
    sources.forEach(
        each -> array.add(new JsonObject().put("feed", each.feed()).put("mid", each.mid())));
    return array;
  }

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
  static JsonObject data(JsonObject message) {
    return message
        .getJsonObject("plugindata", new JsonObject())
        .getJsonObject("data", new JsonObject());
  }

  /// The description in an answer, or `null`.
  static String sdp(JsonObject message) {
    JsonObject jsep = message.getJsonObject("jsep");
    return jsep == null ? null : jsep.getString("sdp");
  }

  /// The audio and video m-lines that Janus took from a feed, without those that were stopped.
  static List<Published> published(JsonObject data) {
    List<Published> list = new ArrayList<>();
    for (JsonObject each : streams(data)) {
      MediaKind kind = kind(each.getString("type"));
      if (kind != null && !each.getBoolean("disabled", false)) {
        list.add(new Published(each.getString("mid"), kind));
      }
    }
    return list;
  }

  static List<Subscribed> subscribed(JsonObject data) {
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
  static Map<String, Boolean> feeds(JsonObject data) {
    Map<String, Boolean> feeds = new LinkedHashMap<>();
    for (Object each : data.getJsonArray("participants", new JsonArray())) {
      JsonObject participant = (JsonObject) each;
      feeds.put(participant.getString("id"), participant.getBoolean("publisher", false));
    }
    return feeds;
  }

  /// Whether an update was put off because an offer is open that we do not know of.
  static boolean postponed(JsonObject data) {
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
