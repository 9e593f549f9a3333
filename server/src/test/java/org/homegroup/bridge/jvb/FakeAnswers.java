package org.homegroup.bridge.jvb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// The answers of a [FakeJvb], in the words of the real one.
public final class FakeAnswers {

  public static final String UFRAG = "bridgeufrag";
  public static final String FINGERPRINT = "AB:CD:EF";

  private FakeAnswers() {}

  public static JsonObject load(boolean drained, boolean shutsDown) {
    return new JsonObject()
        .put("stress_level", 0.25)
        .put("average_participant_stress", 0.01)
        .put("drain", drained)
        .put("graceful_shutdown", shutsDown)
        .put("shutting_down", false);
  }

  public static JsonObject transport(int port, String meetingId, String endpoint) {
    JsonObject fingerprint =
        new JsonObject()
            .put("fingerprint", FINGERPRINT)
            .put("hash", "sha-256")
            .put("setup", "actpass");
    JsonObject candidate =
        new JsonObject()
            .put("component", "1")
            .put("foundation", "1")
            .put("generation", "0")
            .put("id", "c1")
            .put("network", "0")
            .put("priority", "2130706431")
            .put("protocol", "udp")
            .put("type", "host")
            .put("ip", "192.0.2.1")
            .put("port", "10000");
    return new JsonObject()
        .put(
            "transport",
            new JsonObject()
                .put("xmlns", "urn:xmpp:jingle:transports:ice-udp:1")
                .put("ufrag", UFRAG)
                .put("pwd", "bridgepassword")
                .put("fingerprints", new JsonArray().add(fingerprint))
                .put("candidates", new JsonArray().add(candidate))
                .put("rtcp-mux", true)
                .put(
                    "web-sockets",
                    new JsonArray()
                        .add(
                            "ws://127.0.0.1:"
                                + port
                                + "/colibri-ws/fake/"
                                + meetingId
                                + "/"
                                + endpoint
                                + "?pwd=right")));
  }

  public static JsonArray feedback() {
    return new JsonArray().add(feedback("audio", "jvb-a0", 1)).add(feedback("video", "jvb-v0", 2));
  }

  private static JsonObject feedback(String type, String name, int ssrc) {
    return new JsonObject()
        .put("type", type)
        .put("id", name)
        .put("sources", new JsonArray().add(new JsonObject().put("ssrc", ssrc).put("name", name)));
  }
}
