package org.homegroup.safety;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// The encrypted part of a crisis note, as plaintext bytes: 16 random bytes, then a JSON object.
/// The random bytes carry nothing; rows that exist have them.
record CrisisNoteText(CrisisNote.Step step, Optional<String> text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final String STEP = "step";
  private static final String TEXT = "text";

  byte[] bytes() {
    var json = new JsonObject().put(STEP, step.name());
    text.ifPresent(it -> json.put(TEXT, it));
    byte[] encoded = json.encode().getBytes(StandardCharsets.UTF_8);
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    byte[] bytes = Arrays.copyOf(random, RANDOM_BYTES + encoded.length);
    System.arraycopy(encoded, 0, bytes, RANDOM_BYTES, encoded.length);
    return bytes;
  }

  /// Reads [#bytes]. Throws an unchecked exception for any other bytes; decryption has proved by
  /// then that this server wrote them.
  static CrisisNoteText read(byte[] bytes) {
    var json =
        new JsonObject(
            new String(bytes, RANDOM_BYTES, bytes.length - RANDOM_BYTES, StandardCharsets.UTF_8));
    return new CrisisNoteText(
        CrisisNote.Step.valueOf(json.getString(STEP)), Optional.ofNullable(json.getString(TEXT)));
  }

  /// Hides the text, which is health data.
  @Override
  public String toString() {
    return "CrisisNoteText[" + step + "]";
  }
}
