package org.homegroup.bridge.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.platform.config.Secret;

/// A login at a TURN server that ends by itself, in the form that coturn calls its REST API
/// (draft-uberti-behave-turn-rest-00): the username says when it ends, and the password proves that
/// whoever wrote it knows the shared secret. So the TURN server needs no list of users.
public record TurnCredentials(String username, String password) {

  /// The draft asks for SHA-1, and coturn checks nothing else; as a keyed hash it is still sound.
  private static final String ALGORITHM = "HmacSHA1";

  /// @param id tells logins apart in the TURN server's log, which also holds addresses: so it must
  ///     lead to nobody
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

  /// Without the password.
  @Override
  public String toString() {
    return "TurnCredentials[" + username + "]";
  }
}
