package org.homegroup.encryption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.questionnaire.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionKeysTest {

  private static final Answers ANSWERS =
      new Answers(new TreeMap<>(Map.of("location.city", "Austin", "safe", true, "craving", 3)));

  @TempDir Path directory;

  private Path file() {
    return directory.resolve(EncryptionKeys.FILE);
  }

  private EncryptionKeys open() {
    return EncryptionKeys.open(Optional.empty(), directory);
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerCanRead() throws IOException {
    EncryptionKeys first = open();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(first.newest(), open().newest());
    assertFalse(first.toString().contains(Files.readString(file()).split(" ")[1].strip()));
  }

  @Test
  void aNewKeySealsAndTheOldOneStillOpens() throws IOException {
    FieldEncryption before = new FieldEncryption(open());
    FieldEncryption.Done old = before.seal(ANSWERS, "row");
    Files.writeString(file(), EncryptionKeys.newLine(), StandardOpenOption.APPEND);
    FieldEncryption after = new FieldEncryption(open());
    FieldEncryption.Done fresh = after.seal(ANSWERS, "row");
    assertFalse(fresh.sealed().keyId().equals(old.sealed().keyId()));
    FieldEncryption.Opened opened = after.open(old.sealed(), "row").orElseThrow();
    assertEquals(ANSWERS, opened.answers());
    assertEquals(old.commitment(), opened.commitment());
    assertTrue(before.open(fresh.sealed(), "row").isEmpty(), "a key that is not there");
  }

  @Test
  void theSameAnswersNeverLookTheSameAndOpenNowhereElse() {
    FieldEncryption seal = new FieldEncryption(open());
    FieldEncryption.Done one = seal.seal(ANSWERS, "row");
    FieldEncryption.Done two = seal.seal(ANSWERS, "row");
    assertFalse(one.commitment().equals(two.commitment()));
    assertTrue(seal.open(one.sealed(), "another row").isEmpty());
    byte[] bytes = one.sealed().bytes().clone();
    bytes[bytes.length / 2] ^= 1;
    var changed = new FieldEncryption.Sealed(one.sealed().keyId(), one.sealed().nonce(), bytes);
    assertTrue(seal.open(changed, "row").isEmpty());
  }

  @Test
  void aFileThatOthersCanReadOrThatHoldsNoKeyKeepsTheServerFromStarting() throws IOException {
    open();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(
        assertThrows(StartFailure.class, this::open).getMessage().contains("others can read it"));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file(), "k-1 short\n");
    assertThrows(StartFailure.class, this::open);
    Files.writeString(file(), "# nothing\n");
    assertThrows(StartFailure.class, this::open);
    assertThrows(
        StartFailure.class,
        () -> EncryptionKeys.open(Optional.of(directory.resolve("nowhere")), directory));
  }
}
