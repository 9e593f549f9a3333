package org.homegroup.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.homegroup.questionnaire.Answers;

/// Answers with a random salt, and the commitment to both that the ledger keeps.
///
/// The commitment proves the answers to a reader who can decrypt them. Without the salt it reveals
/// nothing, even though few different answers are possible. `bytes` is the plaintext of a row: 16
/// bytes of salt, then the answers as JSON with sorted keys. Rows and commitments that exist depend
/// on this form.
final class SaltedAnswers {

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Answers answers;
  private final byte[] bytes;

  private SaltedAnswers(Answers answers, byte[] bytes) {
    this.answers = answers;
    this.bytes = bytes;
  }

  /// Adds a new salt.
  static SaltedAnswers of(Answers answers) {
    byte[] json = json(answers);
    byte[] bytes = new byte[SALT_BYTES + json.length];
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    System.arraycopy(salt, 0, bytes, 0, SALT_BYTES);
    System.arraycopy(json, 0, bytes, SALT_BYTES, json.length);
    return new SaltedAnswers(answers, bytes);
  }

  /// Reads [#bytes]; empty if they are not salted answers.
  static Optional<SaltedAnswers> read(byte[] bytes) {
    if (bytes.length < SALT_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] json = Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length);
      Map<String, Object> values = CANONICAL.readValue(json, new TypeReference<>() {});
      return Optional.of(new SaltedAnswers(new Answers(values), bytes));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  Answers answers() {
    return answers;
  }

  byte[] bytes() {
    return bytes;
  }

  /// The SHA-256 of [#bytes], in base64url without padding.
  String commitment() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] json(Answers answers) {
    try {
      return CANONICAL.writeValueAsBytes(answers.values());
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("answers cannot be written");
    }
  }
}
