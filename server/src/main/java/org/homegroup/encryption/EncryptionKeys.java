package org.homegroup.encryption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.platform.config.StartFailure;

/// The encryption keys, read from a file of lines `id base64` that only the server's user can read.
/// The last key encrypts; every key decrypts. To rotate, add a new line below the old ones.
public final class EncryptionKeys {

  static final String FILE = "check-in-keys";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;

  private final Map<String, SecretKey> keys;
  private final String newest;

  private EncryptionKeys(Map<String, SecretKey> keys, String newest) {
    this.keys = keys;
    this.newest = newest;
  }

  /// Reads the key file, or creates one with a new key at the first start. Blocks.
  ///
  /// @param configured the key file, which must exist; empty for the file in the data directory,
  ///     which is created when it is missing
  public static EncryptionKeys open(Optional<Path> configured, Path dataDirectory) {
    Path file = configured.orElseGet(() -> dataDirectory.resolve(FILE));
    try {
      if (configured.isEmpty() && !Files.exists(file)) {
        write(file, newLine());
      }
      if (!ownerOnly(file)) {
        throw failure(file, "others can read it; make it readable by its owner only (chmod 600)");
      }
      return parse(file, Files.readString(file));
    } catch (IOException unreadable) {
      throw failure(file, "it cannot be read or made; correct its permissions");
    }
  }

  String newest() {
    return newest;
  }

  /// Returns the key, or empty if the file has none with this id.
  public Optional<SecretKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public String toString() {
    return "EncryptionKeys" + keys.keySet();
  }

  /// Generates a key, as a line to append to the file.
  static String newLine() {
    var random = new SecureRandom();
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return "k-%s %s%n"
        .formatted(HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(key));
  }

  private static EncryptionKeys parse(Path file, String text) {
    var keys = new LinkedHashMap<String, SecretKey>();
    String newest = "";
    for (String line : text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] words = line.split("\\s+");
      byte[] key = words.length == 2 ? decoded(words[1]) : new byte[0];
      if (key.length != BYTES || keys.containsKey(words[0])) {
        throw failure(file, "each line must be a name of its own and 32 bytes in base64");
      }
      newest = words[0];
      keys.put(newest, new SecretKeySpec(key, "AES"));
    }
    if (keys.isEmpty()) {
      throw failure(file, "there is no key in it");
    }
    return new EncryptionKeys(keys, newest);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static boolean ownerOnly(Path file) throws IOException {
    return Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
        .containsAll(Files.getPosixFilePermissions(file));
  }

  /// Writes a draft that only its owner can read and moves it into place, so that the file is never
  /// readable by others and never incomplete.
  private static void write(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), FILE, ".draft", ownerOnly);
    try {
      Files.writeString(draft, line, StandardCharsets.US_ASCII);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static StartFailure failure(Path file, String sentence) {
    return new StartFailure(
        StartFailure.Kind.DATA,
        "The keys of the check-in answers in " + file + " cannot be used: " + sentence + ".");
  }
}
