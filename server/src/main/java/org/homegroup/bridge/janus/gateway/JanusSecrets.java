package org.homegroup.bridge.janus.gateway;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets that protect our Janus from other programs on this machine; any local web page can
/// open a socket to loopback. New at each start of the server, unless it adopts a running Janus.
/// Never logged.
public record JanusSecrets(String api, String admin, String roomAdmin, String eventPath) {

  private static final SecureRandom RANDOM = new SecureRandom();

  public static JanusSecrets random() {
    return new JanusSecrets(token(), token(), token(), "/" + token());
  }

  /// The form in which the run file keeps them.
  public JsonObject toJson() {
    return new JsonObject()
        .put("api", api)
        .put("admin", admin)
        .put("roomAdmin", roomAdmin)
        .put("eventPath", eventPath);
  }

  public static JanusSecrets of(JsonObject json) {
    return new JanusSecrets(
        json.getString("api"),
        json.getString("admin"),
        json.getString("roomAdmin"),
        json.getString("eventPath"));
  }

  /// Derives a secret from `text` that only a holder of these secrets can derive.
  String derive(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(roomAdmin.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns 192 random bits as text that needs no quoting anywhere.
  public static String token() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "JanusSecrets";
  }
}
