package org.homegroup.encryption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.homegroup.questionnaire.Answers;

/// Seals answers with AES-256-GCM and makes the commitment to them that the ledger keeps. What is
/// sealed is a random salt and the answers as canonical JSON; the commitment is the hash of both,
/// so it proves them to whoever may open them and tells nobody else anything.
public final class FieldEncryption {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  public FieldEncryption(EncryptionKeys keys) {
    this.keys = keys;
  }

  @SuppressWarnings("ArrayRecordComponent") // Carried from here to the database, never compared.
  public record Sealed(String keyId, byte[] nonce, byte[] bytes) {}

  public record Done(Sealed sealed, String commitment) {}

  /// @param bound what the row is about: it opens nowhere else
  public Done seal(Answers answers, String bound) {
    byte[] json = canonical(answers);
    byte[] plain = new byte[SALT_BYTES + json.length];
    byte[] salt = bytes(SALT_BYTES);
    System.arraycopy(salt, 0, plain, 0, SALT_BYTES);
    System.arraycopy(json, 0, plain, SALT_BYTES, json.length);
    byte[] nonce = bytes(NONCE_BYTES);
    try {
      SecretKey key = keys.key(keys.newest()).orElseThrow();
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
      return new Done(new Sealed(keys.newest(), nonce, sealed), commitment(plain));
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("answers cannot be sealed", defect);
    }
  }

  /// What was sealed, and the commitment that it belongs to. Empty if the key is not there any
  /// more, or the row was tampered with.
  public Optional<Opened> open(Sealed sealed, String bound) {
    return keys.key(sealed.keyId()).flatMap(key -> open(sealed, bound, key));
  }

  public record Opened(Answers answers, String commitment) {}

  private static Optional<Opened> open(Sealed sealed, String bound, SecretKey key) {
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), bound).doFinal(sealed.bytes());
      byte[] json = Arrays.copyOfRange(plain, SALT_BYTES, plain.length);
      Map<String, Object> values = CANONICAL.readValue(json, new TypeReference<>() {});
      return Optional.of(new Opened(new Answers(values), commitment(plain)));
    } catch (GeneralSecurityException | IOException _) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] canonical(Answers answers) {
    try {
      return CANONICAL.writeValueAsBytes(answers.values());
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("answers cannot be written");
    }
  }

  private static String commitment(byte[] plain) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
