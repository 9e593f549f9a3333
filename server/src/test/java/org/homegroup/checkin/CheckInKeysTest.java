package org.homegroup.checkin;

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
import org.homegroup.config.StartFailure;
import org.homegroup.questionnaire.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckInKeysTest {

  private static final Answers ANSWERS =
      new Answers(new TreeMap<>(Map.of("location.city", "Austin", "safe", true, "craving", 3)));

  @TempDir Path directory;

  private Path file() {
    return directory.resolve(CheckInKeys.FILE);
  }

  private CheckInKeys open() {
    return CheckInKeys.open(Optional.empty(), directory);
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerCanRead() throws IOException {
    CheckInKeys first = open();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(first.newest(), open().newest());
    assertFalse(first.toString().contains(Files.readString(file()).split(" ")[1].strip()));
  }

  @Test
  void aNewKeySealsAndTheOldOneStillOpens() throws IOException {
    Seal before = new Seal(open());
    Seal.Done old = before.seal(ANSWERS, "row");
    Files.writeString(file(), CheckInKeys.newLine(), StandardOpenOption.APPEND);
    Seal after = new Seal(open());
    Seal.Done fresh = after.seal(ANSWERS, "row");
    assertFalse(fresh.sealed().keyId().equals(old.sealed().keyId()));
    Seal.Opened opened = after.open(old.sealed(), "row").orElseThrow();
    assertEquals(ANSWERS, opened.answers());
    assertEquals(old.commitment(), opened.commitment());
    assertTrue(before.open(fresh.sealed(), "row").isEmpty(), "a key that is not there");
  }

  @Test
  void theSameAnswersNeverLookTheSameAndOpenNowhereElse() {
    Seal seal = new Seal(open());
    Seal.Done one = seal.seal(ANSWERS, "row");
    Seal.Done two = seal.seal(ANSWERS, "row");
    assertFalse(one.commitment().equals(two.commitment()));
    assertTrue(seal.open(one.sealed(), "another row").isEmpty());
    byte[] bytes = one.sealed().bytes().clone();
    bytes[bytes.length / 2] ^= 1;
    var changed = new Seal.Sealed(one.sealed().keyId(), one.sealed().nonce(), bytes);
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
        () -> CheckInKeys.open(Optional.of(directory.resolve("nowhere")), directory));
  }
}
