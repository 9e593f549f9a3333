package org.homegroup.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts database fields with AES-256-GCM. Each ciphertext is bound to the row that it belongs
/// to: copied into another row it does not decrypt.
public final class FieldEncryption {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  public FieldEncryption(EncryptionKeys keys) {
    this.keys = keys;
  }

  /// Encrypts with the newest key.
  ///
  /// @param boundTo identifies the row; the same text is needed to decrypt (GCM's additional
  ///     authenticated data)
  public Ciphertext encrypt(byte[] plaintext, String boundTo) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    SecretKey key = keys.key(keys.newest()).orElseThrow();
    try {
      byte[] bytes = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(plaintext);
      return new Ciphertext(keys.newest(), nonce, bytes);
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("a field cannot be encrypted", defect);
    }
  }

  /// Returns the plaintext, or empty if the key is missing, the bytes were changed, or they were
  /// encrypted for another row.
  public Optional<byte[]> decrypt(Ciphertext ciphertext, String boundTo) {
    return keys.key(ciphertext.keyId()).flatMap(key -> decrypt(ciphertext, boundTo, key));
  }

  private static Optional<byte[]> decrypt(Ciphertext ciphertext, String boundTo, SecretKey key) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, ciphertext.nonce(), boundTo);
      return Optional.of(cipher.doFinal(ciphertext.bytes()));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String boundTo)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
