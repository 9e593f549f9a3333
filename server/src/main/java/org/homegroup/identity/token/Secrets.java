package org.homegroup.identity.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Creates secrets and their stored forms.
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final int SECRET_BYTES = 32;
  private static final int NAME_BYTES = 12;

  private Secrets() {}

  /// 256 random bits in 43 characters that need no escaping in a URL or a cookie.
  public static String next() {
    return TEXT.encodeToString(salt());
  }

  /// A name that cannot be guessed, for a value that is not secret by itself: 96 random bits.
  static String name() {
    return TEXT.encodeToString(bytes(NAME_BYTES));
  }

  static byte[] salt() {
    return bytes(SECRET_BYTES);
  }

  /// SHA-256. Enough for 256 random bits, which cannot be guessed.
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Derives the secret that follows another one. It cannot be derived from the salt alone or the
  /// secret alone.
  static String after(String secret, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return TEXT.encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
