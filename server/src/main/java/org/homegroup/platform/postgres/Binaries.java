package org.homegroup.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.homegroup.platform.config.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// The programs `initdb`, `pg_ctl` and `postgres`, unpacked once from the archive on the classpath
/// into a directory that is named after the archive's content.
record Binaries(Path directory) {

  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
  private static final String PREFIX = "bin-";

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /// Unpacks unless already done. The directory appears by a rename, so a half unpacked one is
  /// never used.
  static Binaries under(Path home) throws IOException {
    URL archive = archive();
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(false);
    try (InputStream bytes = new BufferedInputStream(connection.getInputStream(), 1 << 16)) {
      Path directory = home.resolve(PREFIX + fingerprint(connection));
      if (!Files.isDirectory(directory)) {
        LOG.info("Unpacking PostgreSQL into {}.", directory);
        Path unpacking =
            home.resolve(directory.getFileName() + ".unpack-" + ProcessHandle.current().pid());
        FileTrees.delete(unpacking);
        unpack(bytes, unpacking);
        Files.move(unpacking, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      return new Binaries(directory);
    }
  }

  /// Deletes the remains of other versions and interrupted runs. Do not call while a PostgreSQL of
  /// another version may still run from there.
  void deleteOthers() throws IOException {
    List<Path> others;
    try (Stream<Path> found = Files.list(directory.getParent())) {
      others =
          found
              .filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> !path.equals(directory))
              .toList();
    }
    for (Path other : others) {
      FileTrees.delete(other);
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name =
        system.startsWith("mac")
            ? "postgres-darwin-" + (arm ? "arm_64" : "x86_64")
            : "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64");
    URL archive = Binaries.class.getResource("/" + name + ".txz");
    if (archive == null) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "This build holds no PostgreSQL for this machine (%s, %s): name a database of your own in the configuration."
              .formatted(system, System.getProperty("os.arch")));
    }
    return archive;
  }

  /// Size and CRC-32 from the jar's own table of contents. They distinguish releases without
  /// reading the 15 MB: hashing them took most of a warm start.
  private static String fingerprint(URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection jar
        ? "%x-%08x".formatted(jar.getJarEntry().getSize(), jar.getJarEntry().getCrc())
        : "%x-%x".formatted(connection.getContentLengthLong(), connection.getLastModified());
  }

  private static void unpack(InputStream bytes, Path target) throws IOException {
    Files.createDirectories(target);
    try (var tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry outside of its directory: " + entry.getName());
        }
        unpack(tar, entry, path);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      if ((entry.getMode() & 0b001_000_000) != 0) {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(path, permissions);
      }
    }
  }
}
