package org.homegroup.bridge.janus.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JanusEventTest {

  private static final Instant NOW = Instant.parse("2026-03-02T17:00:10Z");
  private static final Instant AT = Instant.parse("2026-03-02T17:00:09.250Z");

  @Test
  @DisplayName("media began when the event says")
  void receiving() {
    assertEquals(
        Optional.of(new JanusEvent.Receiving(5, 7, "1", MediaKind.VIDEO, true, AT)),
        parse(32, AT, "{'media':'video','mid':'1','receiving':true}"));
  }

  @Test
  @DisplayName("media ceased before the event, by what Janus takes to notice")
  void notReceiving() {
    assertEquals(
        Optional.of(
            new JanusEvent.Receiving(
                5, 7, "0", MediaKind.AUDIO, false, AT.minus(JanusEvent.NO_MEDIA_DELAY))),
        parse(32, AT, "{'media':'audio','mid':'0','receiving':false}"));
  }

  @Test
  @DisplayName("no event is from the future")
  void future() {
    assertEquals(
        Optional.of(new JanusEvent.IceFailed(5, 7, NOW)),
        parse(16, NOW.plusSeconds(60), "{'ice':'failed'}"));
  }

  @Test
  @DisplayName("speech is told by feed")
  void talking() {
    assertEquals(
        Optional.of(new JanusEvent.Talking(5, "p1.1", true)),
        parse(64, AT, "{'plugin':'x','data':{'videoroom':'talking','id':'p1.1','room':'r'}}"));
  }

  @Test
  @DisplayName("everything else is nobody's business here")
  void others() {
    assertEquals(Optional.empty(), parse(16, AT, "{'ice':'connected'}"));
    assertEquals(Optional.empty(), parse(32, AT, "{'media':'audio','slow_link':'uplink'}"));
    assertEquals(Optional.empty(), parse(64, AT, "{'data':{'event':'joined'}}"));
    assertEquals(
        Optional.empty(), JanusEvent.parse(new JsonObject("{\"type\":32,\"event\":[]}"), NOW));
    assertEquals(Optional.empty(), JanusEvent.parse(new JsonObject(), NOW));
  }

  private static Optional<JanusEvent> parse(int type, Instant at, String event) {
    long micros = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    return JanusEvent.parse(
        new JsonObject()
            .put("type", type)
            .put("session_id", 5L)
            .put("handle_id", 7L)
            .put("timestamp", micros)
            .put("event", new JsonObject(event.replace('\'', '"'))),
        NOW);
  }
}
