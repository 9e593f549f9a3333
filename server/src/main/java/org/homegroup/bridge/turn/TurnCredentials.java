package org.homegroup.bridge.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.platform.config.Secret;

/// Credentials for a TURN server that expire by themselves, in the form that coturn calls its REST
/// API (draft-uberti-behave-turn-rest-00). The username contains the expiry time, and the password
/// proves knowledge of the shared secret, so the TURN server needs no list of users.
public record TurnCredentials(String username, String password) {

  /// The draft specifies SHA-1 and coturn supports nothing else. As a keyed hash (HMAC) it is still
  /// sound.
  private static final String ALGORITHM = "HmacSHA1";

  /// @param id distinguishes credentials in the TURN server's log. The log also contains addresses,
  ///     so the id must not lead to a person
  static TurnCredentials until(Instant end, String id, Secret secret) {
    String username = end.getEpochSecond() + ":" + id;
    return new TurnCredentials(
        username, Base64.getEncoder().encodeToString(sign(username, secret)));
  }

  private static byte[] sign(String username, Secret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Omits the password.
  @Override
  public String toString() {
    return "TurnCredentials[" + username + "]";
  }
}
