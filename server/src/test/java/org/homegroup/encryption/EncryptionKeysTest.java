package org.homegroup.encryption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.homegroup.platform.config.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionKeysTest {

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
