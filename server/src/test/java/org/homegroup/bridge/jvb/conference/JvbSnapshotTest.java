package org.homegroup.bridge.jvb.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JvbSnapshotTest {

  private static final Sources SOURCES =
      new Sources(
          List.of(new Sources.Stream(7, OptionalLong.empty())),
          List.of(new Sources.Stream(8, OptionalLong.of(9))));

  private static JvbSnapshot note(List<String> candidates, String socket) {
    return new JvbSnapshot(
        "meeting",
        List.of(
            new JvbSnapshot.EndpointState(
                new EndpointId(new ParticipantId("ana"), new ConnectionId("c1"), 2),
                "e1",
                Set.of(MediaKind.VIDEO),
                Set.of(MediaKind.AUDIO, MediaKind.VIDEO),
                new BridgeTransport(
                    "ufrag",
                    "password",
                    List.of(new BridgeTransport.Fingerprint("sha-256", "AA:BB")),
                    candidates,
                    Optional.of(URI.create(socket)),
                    SOURCES),
                new JvbNegotiation.State(3, true, List.of("e2", "", "e3"), SOURCES))));
  }

  @Test
  @DisplayName("is read as it was written, but for addresses")
  void roundTrip() {
    JsonObject json =
        note(List.of("1 1 udp 1 192.0.2.1 10000 typ host"), "ws://192.0.2.1:9090/ws/e1?pwd=x%2Fy")
            .toJson();
    assertFalse(json.encode().contains("192.0.2.1"), json.encode());
    assertEquals(
        Optional.of(note(List.of(), "/ws/e1?pwd=x%2Fy")),
        JvbSnapshot.read(new JsonObject(json.encode())));
  }

  @Test
  @DisplayName("is nothing when somebody else wrote it, or in another form")
  void foreign() {
    assertEquals(Optional.empty(), JvbSnapshot.read(new JsonObject()));
    assertEquals(
        Optional.empty(),
        JvbSnapshot.read(new JsonObject("{\"meeting\":\"m\",\"endpoints\":[{\"name\":1}]}")));
    JsonObject broken = note(List.of(), "/ws").toJson();
    broken.getJsonArray("endpoints").getJsonObject(0).remove("slots");
    assertEquals(Optional.empty(), JvbSnapshot.read(broken));
  }
}
