package org.homegroup.bridge.jvb.colibri;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.homegroup.session.MediaKind;

/// The number of packets of each kind that the bridge received from an endpoint so far, including
/// muted ones, and whether its ICE has failed.
///
/// The numbers come from `GET /stats`, which the bridge offers for polling ("rtcstats"): one
/// request for all endpoints of a bridge, about 7 kB each. The alternatives are worse. `/debug` is
/// four times as large, and its source warns of it. The WebSocket's connectivity event does not
/// distinguish kinds, comes eight seconds late and never reports that media began.
/// `ForwardedSources` needs an endpoint that receives.
public record EndpointStats(long audio, long video, boolean iceFailed) {

  public long of(MediaKind kind) {
    return kind == MediaKind.AUDIO ? audio : video;
  }

  /// Returns the statistics by meeting id and endpoint.
  public static Map<String, Map<String, EndpointStats>> read(JsonObject stats) {
    Map<String, Map<String, EndpointStats>> byMeeting = new HashMap<>();
    JsonObject conferences = stats.getJsonObject("conferences", new JsonObject());
    for (String id : conferences.fieldNames()) {
      if (conferences.getValue(id) instanceof JsonObject conference
          && conference.getValue("meeting_id") instanceof String meetingId) {
        Map<String, EndpointStats> endpoints = new HashMap<>();
        JsonObject all = conference.getJsonObject("endpoints", new JsonObject());
        for (String endpoint : all.fieldNames()) {
          if (all.getValue(endpoint) instanceof JsonObject state) {
            endpoints.put(endpoint, of(state));
          }
        }
        byMeeting.put(meetingId, endpoints);
      }
    }
    return byMeeting;
  }

  private static EndpointStats of(JsonObject state) {
    JsonObject receiver = child(child(state, "transceiver"), "receiver");
    // The level readers see every audio packet, including silent and muted ones, which are dropped.
    long audio =
        number(receiver, "AudioLevelReader_pre_srtp", "num_audio_levels")
            + number(receiver, "AudioLevelReader_post_srtp", "num_audio_levels");
    // Padding is not video: a browser may probe the bandwidth with its camera off.
    long video =
        number(receiver, "Media Type demuxer", "packets_accepted_Video")
            - number(receiver, "RTX handler", "num_padding_packets_received")
            + number(receiver, "VideoMuteNode", "num_video_packets_discarded");
    return new EndpointStats(
        audio, video, child(state, "ice_transport").getBoolean("iceFailed", false));
  }

  private static long number(JsonObject parent, String child, String name) {
    return child(parent, child).getLong(name, 0L);
  }

  private static JsonObject child(JsonObject parent, String name) {
    return parent.getJsonObject(name, new JsonObject());
  }
}
