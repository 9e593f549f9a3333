package org.homegroup.bridge.jvb.colibri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.jvb.FakeAnswers;
import org.homegroup.bridge.jvb.FakeJvb;
import org.homegroup.bridge.jvb.JvbStage;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.SdpAnswer;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The words of a refusal, and the name of a silence.
class Colibri2ClientTest extends JvbStage {

  private Colibri2Client client;

  @BeforeEach
  void client() throws Exception {
    client = on(() -> Future.succeededFuture(client(fake.port())));
    on(() -> client.modify(Colibri2Messages.create("m", true, "a", Set.of())));
  }

  private Colibri2Client client(int port) {
    return new Colibri2Client(vertx, settings(port).url(), settings(port).answerWithin());
  }

  @Test
  @DisplayName("gives the bridge's own reason")
  void reasons() throws Exception {
    refused("Conference already exists", Colibri2Messages.create("m", true, "b", Set.of()));
    refused("Conference not found", Colibri2Messages.create("other", false, "b", Set.of()));
    refused("Endpoint with ID a already", Colibri2Messages.create("m", false, "a", Set.of()));
    refused("Endpoint not found", Colibri2Messages.sends("m", "b", Sources.NONE));
  }

  @Test
  @DisplayName("meets a bridge that takes no batches, and drops a path without xmlns in silence")
  void manners() throws Exception {
    refused(
        "more than one endpoint",
        "{\"meeting-id\":\"m\",\"endpoints\":[{\"id\":\"a\",\"sources\":[]},"
            + "{\"id\":\"b\",\"sources\":[]}]}");
    String bare =
        "{\"meeting-id\":\"m\",\"endpoints\":[{\"id\":\"a\",\"transport\":{\"transport\":"
            + "{\"ufrag\":\"u\",\"pwd\":\"p\"}}}]}";
    on(() -> client.modify(bare));
    assertNull(fake.conferences.get("m").get("a").remoteUfrag);
    on(() -> client.modify(Colibri2Messages.answered("m", "a", SdpAnswer.read(sdp("ana")))));
    assertEquals("ana", fake.conferences.get("m").get("a").remoteUfrag);
  }

  @Test
  @DisplayName("meets a bridge that makes no endpoint without a path or without source names")
  void incomplete() throws Exception {
    refused(
        "no &lt;transport&gt;",
        "{\"meeting-id\":\"m\",\"endpoints\":[{\"id\":\"b\",\"create\":true,"
            + "\"capabilities\":[\"source-names\"]}]}");
    refused(
        "Source name support",
        "{\"meeting-id\":\"m\",\"endpoints\":[{\"id\":\"b\",\"create\":true,"
            + "\"transport\":{\"ice-controlling\":true}}]}");
    assertEquals(Set.of("a"), fake.endpoints().keySet());
  }

  @Test
  @DisplayName("meets a bridge that takes a path once, and for which who is unknown is gone")
  void forgiving() throws Exception {
    on(() -> client.modify(Colibri2Messages.answered("m", "a", SdpAnswer.read(sdp("ana")))));
    on(() -> client.modify(Colibri2Messages.answered("m", "a", SdpAnswer.read(sdp("ben")))));
    assertEquals("ana", fake.conferences.get("m").get("a").remoteUfrag);
    on(() -> client.modify(Colibri2Messages.mute("m", "nobody", Set.of())));
    on(() -> client.modify(Colibri2Messages.expire("m", "nobody")));
    on(() -> client.modify(Colibri2Messages.expire("m", "a")));
    assertEquals(Set.of(), fake.conferences.keySet(), "it ends with its last endpoint");
    refused("Conference not found", mute());
  }

  @Test
  @DisplayName("tells a late answer from a dead bridge")
  void silences() throws Exception {
    fake.fault("force-mute", FakeJvb.Kind.HANG);
    Throwable late = failure(() -> client.modify(mute()).mapEmpty());
    assertInstanceOf(BridgeFailure.TimedOut.class, late);
    on(() -> fake.kill());
    assertInstanceOf(
        BridgeFailure.Unreachable.class, failure(() -> client.modify(mute()).mapEmpty()));
  }

  @Test
  @DisplayName("takes a connection that breaks before the answer for a late one, not for a death")
  void broken() throws Exception {
    fake.fault("force-mute", FakeJvb.Kind.CUT);
    Throwable lost = failure(() -> client.modify(mute()).mapEmpty());
    assertInstanceOf(BridgeFailure.TimedOut.class, lost);
    on(() -> client.modify(mute()));
  }

  @Test
  @DisplayName("does not let a bridge that hangs hold its connections")
  void hangs() throws Exception {
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fake.fault("force-mute", FakeJvb.Kind.HANG);
    }
    on(
        () -> {
          for (int i = 0; i < 20; i++) {
            asked.add(client.modify(mute()));
          }
          return Future.join(asked).otherwiseEmpty();
        });
    on(() -> client.modify(Colibri2Messages.expire("m", "nobody")));
    // Those that are kept open for what comes next.
    until(() -> fake.connections() <= 5);
  }

  @Test
  @DisplayName("takes the bridge's transport apart")
  void transport() throws Exception {
    String body = on(() -> client.modify(Colibri2Messages.create("m", false, "b", Set.of())));
    BridgeTransport transport = Colibri2Created.read(body);
    assertEquals(FakeAnswers.UFRAG, transport.ufrag());
    assertEquals("1 1 udp 2130706431 192.0.2.1 10000 typ host", transport.candidates().getFirst());
    assertEquals(FakeAnswers.FINGERPRINT, transport.fingerprints().getFirst().value());
    assertEquals(2, transport.feedback().video().getFirst().ssrc());
    assertTrue(transport.webSocket().orElseThrow().getPath().endsWith("/m/b"));
    assertEquals("BridgeTransport", transport.toString());
  }

  private static String mute() {
    return Colibri2Messages.mute("m", "a", Set.of());
  }

  private void refused(String reason, String json) throws Exception {
    Throwable failure = failure(() -> client.modify(json).mapEmpty());
    assertInstanceOf(BridgeFailure.Refused.class, failure);
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
  }
}
