package org.homegroup.bridge.jvb.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaReceptionStateTest {

  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private final List<String> told = new ArrayList<>();
  private final MediaReceptionState evidence =
      new MediaReceptionState(
          Duration.ofSeconds(2),
          (kind, up, at) ->
              told.add(kind + (up ? " up " : " down ") + Duration.between(START, at).toSeconds()));

  @Test
  @DisplayName("begins with the first packet, kind by kind")
  void begins() {
    update(0, 0, 0);
    update(1, 50, 0);
    update(2, 100, 9);
    assertEquals(List.of("AUDIO up 1", "VIDEO up 2"), told);
  }

  @Test
  @DisplayName("ends at the last reading that rose, after some patience")
  void ends() {
    update(1, 50, 10);
    update(2, 100, 20);
    update(3, 150, 20);
    update(4, 200, 20);
    update(5, 250, 30);
    assertEquals(List.of("AUDIO up 1", "VIDEO up 1", "VIDEO down 2", "VIDEO up 5"), told);
  }

  @Test
  @DisplayName("takes a hiccup of the line for no absence")
  void hiccup() {
    update(1, 50, 0);
    update(2, 50, 0);
    update(3, 51, 0);
    assertEquals(List.of("AUDIO up 1"), told);
  }

  @Test
  @DisplayName("ends at once when the bridge hears nothing at all")
  void receptionLost() {
    update(1, 50, 10);
    update(2, 60, 20);
    evidence.receptionLost();
    evidence.receptionLost();
    assertEquals(List.of("AUDIO up 1", "VIDEO up 1", "AUDIO down 2", "VIDEO down 2"), told);
  }

  @Test
  @DisplayName("reads the bridge's counters, muted packets included and padding not")
  void counters() {
    JsonObject stats =
        new JsonObject(
            """
            {"conferences":{"c2f3":{"id":"c2f3","meeting_id":"m1","endpoints":{
              "a1":{"ice_transport":{"iceFailed":true},"transceiver":{"receiver":{
                "AudioLevelReader_pre_srtp":{"num_audio_levels":40},
                "AudioLevelReader_post_srtp":{"num_audio_levels":2},
                "Media Type demuxer":{"packets_accepted_Video":30},
                "RTX handler":{"num_padding_packets_received":5},
                "VideoMuteNode":{"num_video_packets_discarded":7}}}},
              "b1":{}}}}}
            """);
    assertEquals(
        Map.of(
            "m1",
            Map.of("a1", new EndpointStats(42, 32, true), "b1", new EndpointStats(0, 0, false))),
        EndpointStats.read(stats));
    assertEquals(Map.of(), EndpointStats.read(new JsonObject()));
  }

  private void update(int second, long audio, long video) {
    evidence.update(new EndpointStats(audio, video, false), START.plusSeconds(second));
  }
}
