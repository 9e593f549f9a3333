package org.homegroup.encryption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldEncryptionTest {

  private static final byte[] PLAINTEXT = "17 Willow Street".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private FieldEncryption open() {
    return new FieldEncryption(EncryptionKeys.open(Optional.empty(), directory));
  }

  @Test
  void theNewestKeyEncryptsAndAnOlderOneStillDecrypts() throws IOException {
    FieldEncryption before = open();
    Ciphertext old = before.encrypt(PLAINTEXT, "row");
    Files.writeString(
        directory.resolve(EncryptionKeys.FILE),
        EncryptionKeys.newLine(),
        StandardOpenOption.APPEND);
    FieldEncryption after = open();
    Ciphertext fresh = after.encrypt(PLAINTEXT, "row");
    assertFalse(fresh.keyId().equals(old.keyId()));
    assertArrayEquals(PLAINTEXT, after.decrypt(old, "row").orElseThrow());
    assertArrayEquals(PLAINTEXT, after.decrypt(fresh, "row").orElseThrow());
    assertTrue(before.decrypt(fresh, "row").isEmpty(), "a key that is missing");
  }

  @Test
  void theSamePlaintextNeverEncryptsToTheSameBytesAndIsNotReadable() {
    FieldEncryption encryption = open();
    Ciphertext one = encryption.encrypt(PLAINTEXT, "row");
    Ciphertext two = encryption.encrypt(PLAINTEXT, "row");
    assertFalse(Arrays.equals(one.nonce(), two.nonce()));
    assertFalse(Arrays.equals(one.bytes(), two.bytes()));
    assertFalse(new String(one.bytes(), StandardCharsets.ISO_8859_1).contains("Willow"));
    assertEquals(PLAINTEXT.length + 16, one.bytes().length, "plaintext and tag");
  }

  @Test
  void aCiphertextOfAnotherRowOrWithAChangedBitDoesNotDecrypt() {
    FieldEncryption encryption = open();
    Ciphertext one = encryption.encrypt(PLAINTEXT, "row");
    assertTrue(encryption.decrypt(one, "another row").isEmpty());
    byte[] bytes = one.bytes().clone();
    bytes[bytes.length / 2] ^= 1;
    assertTrue(
        encryption.decrypt(new Ciphertext(one.keyId(), one.nonce(), bytes), "row").isEmpty());
  }
}
