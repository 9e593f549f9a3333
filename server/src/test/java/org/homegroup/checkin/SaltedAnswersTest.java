package org.homegroup.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.FieldEncryption;
import org.homegroup.encryption.KnownKey;
import org.homegroup.questionnaire.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaltedAnswersTest {

  private static final Answers ANSWERS =
      new Answers(Map.of("location.city", "Austin", "safe", true, "craving", 3));

  @TempDir Path directory;

  /// The row was written by the class that encrypted answers before `FieldEncryption` took bytes.
  @Test
  void aRowWrittenByAnEarlierVersionIsReadWithItsCommitment() throws IOException {
    FieldEncryption encryption = KnownKey.encryption(directory);
    var row =
        new Ciphertext(
            KnownKey.ID,
            hex("8c09555f452e5042d7197c8c"),
            hex(
                "a18b297936306e03af72111b89b11a285213f2caa2ba34cae356b5281b7f80418e2452d554a2e62693"
                    + "fc164d58e1c9d9946e44a3c512f0c8d9a9bebd4a6418b8a0c325d353a9e8a19fa0df6afbef107"
                    + "b05f8"));
    byte[] plaintext =
        encryption
            .decrypt(
                row,
                "c4ec0000-0000-4000-8000-000000000001|5e550000-0000-4000-8000-000000000001"
                    + "|be050000-0000-4000-8000-000000000001")
            .orElseThrow();
    SaltedAnswers salted = SaltedAnswers.read(plaintext).orElseThrow();
    assertEquals(ANSWERS, salted.answers());
    assertEquals("833_3wjyFGutkDfcUY0jz9r00oYtB6ExcA9riBNig8k", salted.commitment());
  }

  @Test
  void theBytesAreASaltAndJsonWithSortedKeys() {
    byte[] bytes = SaltedAnswers.of(ANSWERS).bytes();
    assertEquals(
        "{\"craving\":3,\"location.city\":\"Austin\",\"safe\":true}",
        new String(Arrays.copyOfRange(bytes, 16, bytes.length), StandardCharsets.UTF_8));
  }

  @Test
  void theSameAnswersHaveAnotherCommitmentEachTimeAndKeepItWhenTheyAreRead() {
    SaltedAnswers one = SaltedAnswers.of(ANSWERS);
    SaltedAnswers two = SaltedAnswers.of(ANSWERS);
    assertNotEquals(one.commitment(), two.commitment());
    SaltedAnswers read = SaltedAnswers.read(one.bytes()).orElseThrow();
    assertEquals(one.commitment(), read.commitment());
    assertEquals(ANSWERS, read.answers());
  }

  @Test
  void otherBytesAreNotAnswers() {
    assertTrue(SaltedAnswers.read(new byte[15]).isEmpty());
    assertTrue(SaltedAnswers.read(new byte[40]).isEmpty());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
