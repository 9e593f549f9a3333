package org.homegroup.oncall;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.platform.config.Secret;

/// The headers by which a receiver knows that a call is ours, fresh and whole, as Standard Webhooks
/// (version 1, symmetric) describes them: there are libraries for it in most languages. How to
/// verify it by hand is in `PROTOCOL.md`.
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
