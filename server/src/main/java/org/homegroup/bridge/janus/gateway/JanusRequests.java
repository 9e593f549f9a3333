package org.homegroup.bridge.janus.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;

/// Builds request bodies for the VideoRoom plugin. [JanusResponses] reads its responses.
public final class JanusRequests {

  /// One stream of a participant's feed, as a subscription names it.
  public record Source(String feed, String mid, MediaKind kind) {}

  /// The part of a video that Janus forwards on a subscription's m-line. `substream` is the largest
  /// simulcast layer, 0 the smallest; it has no meaning if the sender sends only one.
  public record Layer(boolean send, int substream) {}

  private JanusRequests() {}

  public static JsonObject create(RoomCredentials room, JanusSettings settings) {
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
        // 25 packets are half a second. A level of 45 (-dBov) separates speech (16) from silence
        // (127).
        .put("audio_active_packets", 25)
        .put("audio_level_average", 45);
  }

  public static JsonObject destroy(RoomCredentials room) {
    return new JsonObject()
        .put("request", "destroy")
        .put("room", room.name())
        .put("secret", room.secret());
  }

  public static JsonObject listParticipants(RoomCredentials room) {
    return new JsonObject().put("request", "listparticipants").put("room", room.name());
  }

  /// Succeeds on any handle that exists, and fails on any other.
  public static JsonObject exists(RoomCredentials room) {
    return new JsonObject().put("request", "exists").put("room", room.name());
  }

  /// Removes a feed whose handle is unknown, together with its subscriber.
  public static JsonObject kick(RoomCredentials room, String feed) {
    return new JsonObject()
        .put("request", "kick")
        .put("room", room.name())
        .put("secret", room.secret())
        .put("id", feed);
  }

  public static JsonObject joinToPublish(RoomCredentials room, String feed) {
    return new JsonObject()
        .put("request", "join")
        .put("ptype", "publisher")
        .put("room", room.name())
        .put("pin", room.pin())
        .put("id", feed);
  }

  /// Pass `first` for the first description of a feed, and not for a later one or an ICE restart.
  public static JsonObject publish(boolean first) {
    return new JsonObject().put("request", first ? "publish" : "configure");
  }

  public static JsonObject keyFrame() {
    return new JsonObject().put("request", "configure").put("keyframe", true);
  }

  public static JsonObject moderate(RoomCredentials room, String feed, String mid, boolean mute) {
    return new JsonObject()
        .put("request", "moderate")
        .put("room", room.name())
        .put("secret", room.secret())
        .put("id", feed)
        .put("mid", mid)
        .put("mute", mute);
  }

  /// Joins as a subscriber. `autoupdate` is off, since Janus would send offers of its own, which
  /// race with ours. `private_id` ties the subscriber to its publisher: without it a kicked
  /// participant would keep receiving.
  public static JsonObject joinToReceive(
      RoomCredentials room, long privateId, Collection<Source> sources) {
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

  public static JsonObject update(Collection<Source> subscribe, Collection<Source> unsubscribe) {
    JsonObject body = new JsonObject().put("request", "update");
    if (!subscribe.isEmpty()) {
      body.put("subscribe", sources(subscribe));
    }
    if (!unsubscribe.isEmpty()) {
      body.put("unsubscribe", sources(unsubscribe));
    }
    return body;
  }

  /// Sets simulcast layers by the subscriber's own mid. Needs no negotiation.
  public static JsonObject layers(Map<String, Layer> byMid) {
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

  public static JsonObject start() {
    return new JsonObject().put("request", "start");
  }

  public static JsonObject restart() {
    return new JsonObject().put("request", "configure").put("restart", true);
  }

  public static JsonObject description(String type, String sdp) {
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
}
