package org.homegroup.oncall;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.platform.config.Secret;

/// Creates the headers by which a receiver verifies that a call is authentic, recent and complete,
/// as Standard Webhooks (version 1, symmetric) defines them; libraries exist for most languages.
/// `PROTOCOL.md` explains manual verification.
final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  static Map<String, String> headers(Secret secret, String id, Instant at, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature", "v1," + sign(secret, id + "." + timestamp + ".", body));
  }

  private static String sign(Secret secret, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] key(Secret secret) {
    return Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
  }
}
