package org.homegroup.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/// The key of the fixed test vectors: the bytes 0 to 31, with the id `k-vector`.
public final class KnownKey {

  public static final String ID = "k-vector";

  private KnownKey() {}

  public static FieldEncryption encryption(Path directory) throws IOException {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    Path file = directory.resolve("keys");
    Files.writeString(file, ID + " " + Base64.getEncoder().encodeToString(key) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new FieldEncryption(EncryptionKeys.open(Optional.of(file), directory));
  }
}
