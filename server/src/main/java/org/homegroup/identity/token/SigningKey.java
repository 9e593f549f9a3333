package org.homegroup.identity.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.homegroup.platform.config.StartFailure;

/// The key with which this node signs access tokens. Its private half is only in a file that the
/// server's user alone can read.
///
/// @param kid names the key in tokens: the beginning of the public half's hash
/// @param privatePem PKCS#8
/// @param publicPem SubjectPublicKeyInfo
record SigningKey(String kid, String privatePem, String publicPem) {

  static final String FILE = "signing-key.pem";

  private static final int BITS = 2048;
  private static final int KID_BYTES = 12;

  /// Reads the key, or creates one at the first start. Blocks.
  static SigningKey in(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, generate());
      }
      return of(Files.readString(file));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "The key in "
              + file
              + " cannot be read or made: correct its permissions, or delete it to"
              + " get a new one (who is signed in then renews once).",
          unreadable);
    }
  }

  /// Omits the secrets.
  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }

  private static SigningKey of(String privatePem) throws GeneralSecurityException {
    String base64 = privatePem.replaceAll("-----[A-Z ]+-----|\\s", "");
    KeyFactory keys = KeyFactory.getInstance("RSA");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    if (!(keys.generatePrivate(spec) instanceof RSAPrivateCrtKey key)) {
      throw new IllegalArgumentException("not an RSA key");
    }
    PublicKey open =
        keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(open.getEncoded());
    String kid =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, KID_BYTES));
    return new SigningKey(kid, privatePem, pem("PUBLIC KEY", open.getEncoded()));
  }

  private static String generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }

  /// Creates the file readable by its owner only, before the first byte is written, and never
  /// leaves it incomplete.
  private static void write(Path file, String pem) throws IOException {
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), FILE, ".draft", ownerOnly);
    try {
      Files.writeString(draft, pem);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
