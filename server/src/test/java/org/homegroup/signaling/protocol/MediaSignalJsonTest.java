package org.homegroup.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.MediaSignal.Offerer;
import org.homegroup.bridge.MediaSignal.Peer;
import org.homegroup.bridge.MediaSignal.Track;
import org.homegroup.bridge.MediaSignal.Upload;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaSignalJsonTest {

  @Test
  @DisplayName("writes what the protocol document shows")
  void writes() {
    assertEquals(
        json(
            "{'type':'media-open','peers':[{'peer':'up','offerer':'browser',"
                + "'sends':['audio','video']}],'endpoint':'c.1'}"),
        MediaSignalJson.encode(
            "c.1",
            new MediaSignal.Open(
                List.of(
                    new Peer("up", Offerer.BROWSER, List.of(MediaKind.AUDIO, MediaKind.VIDEO))))));
    assertEquals(
        json(
            "{'type':'media-offer','peer':'down','negotiation':2,'sdp':'v=0',"
                + "'tracks':[{'mid':'0','kind':'audio','participantId':'p3'}],'uploads':[],"
                + "'endpoint':'c.1'}"),
        MediaSignalJson.encode(
            "c.1",
            new MediaSignal.Offer(
                "down",
                2,
                "v=0",
                List.of(new Track("0", MediaKind.AUDIO, new ParticipantId("p3"))),
                List.of())));
    assertEquals(
        json("{'type':'media-closed','endpoint':'c.1'}"),
        MediaSignalJson.encode("c.1", new MediaSignal.Closed()));
  }

  @Test
  @DisplayName("reads back what a browser may send")
  void reads() {
    List<MediaSignal> all =
        List.of(
            new MediaSignal.Offer(
                "up", 1, "v=0", List.of(), List.of(new Upload("0", MediaKind.VIDEO))),
            new MediaSignal.Answer("down", 3, "v=0"),
            new MediaSignal.Candidate("up", "", "0", 0),
            new MediaSignal.Restart("down"));
    for (MediaSignal signal : all) {
      assertEquals(signal, MediaSignalJson.decode(MediaSignalJson.encode("c.1", signal)));
    }
  }

  @ParameterizedTest
  @DisplayName("names the field that is wrong, and nothing of its content")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'media-open','peer':'up'} | type",
        "{'type':'media-restart'} | peer",
        "{'type':'media-answer','peer':'down','negotiation':'1','sdp':'v=0'} | negotiation",
        "{'type':'media-answer','peer':'down','negotiation':-1,'sdp':'v=0'} | negotiation",
        "{'type':'media-answer','peer':'down','negotiation':1} | sdp",
        "{'type':'media-offer','peer':'up','negotiation':1,'sdp':'v=0'} | uploads",
        "{'type':'media-offer','peer':'up','negotiation':1,'sdp':'v=0','uploads':[1]} | uploads",
        "{'type':'media-offer','peer':'up','negotiation':1,'sdp':'','uploads':[{'mid':'0','kind':'x'}]}"
            + " | kind",
      })
  void refuses(String text, String field) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> MediaSignalJson.decode(json(text)));
    assertEquals(field, e.getMessage());
  }

  @Test
  @DisplayName("refuses a description that is too long")
  void tooLong() {
    JsonObject answer =
        json("{'type':'media-answer','peer':'down','negotiation':1}")
            .put("sdp", "v".repeat(MediaSignalJson.SDP_LENGTH_MAX + 1));
    assertThrows(IllegalArgumentException.class, () -> MediaSignalJson.decode(answer));
  }

  @Test
  @DisplayName("does not print descriptions")
  void printsNoDescription() {
    MediaSignal offer = new MediaSignal.Offer("up", 1, "secret", List.of(), List.of());
    assertFalse(offer.toString().contains("secret"));
  }

  private static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}
